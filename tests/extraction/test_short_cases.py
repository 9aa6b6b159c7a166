"""Short cases of news English by kind: who says what, with what cue, and nothing else."""

from __future__ import annotations

import pytest

import attrib

READ: dict[str, list[tuple[str, list[tuple[str, str, str]]]]] = {
    "the former, the latter, the first, the other": [
        (
            "Foreign ministers Jonas Vik and Petra Loos met in Tallinn. The former called the talks frank; the latter said nothing had been agreed.",
            [("The former", "called", "the talks frank"), ("the latter", "said", "nothing had been agreed")],
        ),
        (
            "Coach Marta Silva and captain Ines Duarte faced the press after the defeat. The latter admitted that the side had lost its nerve.",
            [("The latter", "admitted", "the side had lost its nerve")],
        ),
        (
            "The airline and the pilots' union gave different accounts of the dispute. According to the former, the offer was generous.",
            [("the former", "According to", "the offer was generous")],
        ),
        (
            "Two witnesses gave evidence. The first said the van was white. The other said it was grey.",
            [("The first", "said", "the van was white"), ("The other", "said", "it was grey")],
        ),
        (
            "Two brothers survived the crash. One said the brakes had failed; the other said the driver was asleep.",
            [("One", "said", "the brakes had failed"), ("the other", "said", "the driver was asleep")],
        ),
        (
            'Prime Minister Karl Aho met President Lea Toivonen on Friday. "We agreed on everything," the latter said.',
            [("the latter", "said", '"We agreed on everything,"')],
        ),
        (
            "Three miners were pulled out alive. The first said they had sung to keep awake, the second that they had drunk rainwater.",
            [
                ("The first", "said", "they had sung to keep awake"),
                ("the second", "said", "they had drunk rainwater"),
            ],
        ),
        (
            "Unions and employers met for nine hours. While the former demanded a rise of six percent, the latter warned that factories would close.",
            [
                ("the former", "demanded", "a rise of six percent"),
                ("the latter", "warned", "factories would close"),
            ],
        ),
        (
            "Striker Ola Bergh clashed with goalkeeper Dan Moe in training. The former later apologised, and the latter said it was forgotten.",
            [("the latter", "said", "it was forgotten")],
        ),
        (
            "Police questioned the landlord and the tenant. The latter denied having lit the stove.",
            [("The latter", "denied", "having lit the stove")],
        ),
        (
            "Greece and Turkey summoned each other's ambassadors. The latter accused the former of firing first.",
            [("The latter", "accused", "the former of firing first")],
        ),
        (
            "Two cabinet members spoke afterwards. One of them said the plan was dead. The other declined to comment.",
            [("One of them", "said", "the plan was dead")],
        ),
        (
            "Doctors treated a nurse and a cook. The latter, who had burns on both hands, said the gas bottle had leaked.",
            [("The latter, who had burns on both hands", "said", "the gas bottle had leaked")],
        ),
        (
            "Ivo Kos sold the yacht to Mira Pavic in May. In court, the former claimed he was never paid.",
            [("the former", "claimed", "he was never paid")],
        ),
        (
            "The ferry operator blamed the port, but the latter said its lights were working.",
            [("The ferry operator", "blamed", "the port"), ("the latter", "said", "its lights were working")],
        ),
        (
            "Neither the club nor the league would give ground. The league said the fine stood; a club lawyer said it would appeal.",
            [("The league", "said", "the fine stood"), ("a club lawyer", "said", "it would appeal")],
        ),
        (
            "Two reports were published on Tuesday. The first says the dam was sound, the second that it was doomed.",
            [("The first", "says", "the dam was sound"), ("the second", "says", "it was doomed")],
        ),
        (
            "The former minister said the vote was rigged.",
            [("The former minister", "said", "the vote was rigged")],
        ),
        (
            "The latter half of the year was better, the bank said.",
            [("the bank", "said", "The latter half of the year was better")],
        ),
        (
            "The mayor and the police chief gave separate briefings. The former spoke of a tragedy; the latter said arrests would follow.",
            [("The former", "spoke of", "a tragedy"), ("the latter", "said", "arrests would follow")],
        ),
        (
            "Defender Luis Prado and winger Tom Ashe were sent off. The former said he had been pushed.",
            [("The former", "said", "he had been pushed")],
        ),
        (
            "Russia and Ukraine exchanged prisoners on Sunday. The former said 95 soldiers had come home, the latter 97.",
            [("The former", "said", "95 soldiers had come home"), ("the latter", "said", "97")],
        ),
        (
            "Two suspects, Imran Qazi and Dele Bright, appeared in court. The first denied the charge. The second said nothing.",
            [("The first", "denied", "the charge")],
        ),
        (
            "Two sisters run the bakery. One said sales were down. The other said they were up.",
            [("One", "said", "sales were down"), ("The other", "said", "they were up")],
        ),
        (
            "President Ilse Brandt flew home with Foreign Minister Omar Diop. The latter told reporters the talks had gone well.",
            [("The latter", "told", "the talks had gone well")],
        ),
        (
            "The rebels released a Swede and a Dane. The former said he had been chained to a bed.",
            [("The former", "said", "he had been chained to a bed")],
        ),
        (
            "Anna Holt beat Maria Senn in the final. The latter said her knee had given way.",
            [("The latter", "said", "her knee had given way")],
        ),
        (
            "Witnesses for the defence included a priest and a plumber. According to the latter, the pipes had been cut.",
            [("the latter", "According to", "the pipes had been cut")],
        ),
        (
            "Labour and the Liberals have both named candidates. The former says its man will win.",
            [("The former", "says", "its man will win")],
        ),
        (
            "A nurse and a porter saw the fight. The nurse said the boy fell; the porter said he was thrown.",
            [("The nurse", "said", "the boy fell"), ("the porter", "said", "he was thrown")],
        ),
        (
            "The union represents drivers and guards. The latter say they are attacked every week.",
            [("The latter", "say", "they are attacked every week")],
        ),
        (
            "Officials from Chad and from Niger met in Agadez. The former said the border would stay shut.",
            [("The former", "said", "the border would stay shut")],
        ),
        (
            "Both the landlord and the tenant were interviewed. The latter said the alarm never rang.",
            [("The latter", "said", "the alarm never rang")],
        ),
        (
            "Of the two reports, the first says the bridge was sound and the second says it was rotten.",
            [("the first", "says", "the bridge was sound"), ("the second", "says", "it was rotten")],
        ),
        (
            'The Greens and the Conservatives have fallen out. "They lied," the former said.',
            [("the former", "said", '"They lied,"')],
        ),
        (
            "Ministers Carla Nunes and Rui Faria quarrelled. The former accused the latter of leaking the plan.",
            [("The former", "accused", "the latter of leaking the plan")],
        ),
    ],
    "a move that somebody criticised": [
        (
            "The council will sell the park to a developer, a plan residents have condemned as theft.",
            [("residents", "condemned", "a plan … as theft")],
        ),
        (
            "France recalled its envoy, a step that Rome described as regrettable.",
            [("Rome", "described", "a step … as regrettable")],
        ),
        ("The club sacked its coach on Sunday, a decision fans greeted with anger.", []),
        (
            "Prosecutors dropped the charges, a decision which the victims' families denounced as shameful.",
            [("the victims' families", "denounced", "a decision … as shameful")],
        ),
        (
            "The army shelled the valley overnight, an attack the United Nations called indiscriminate.",
            [("the United Nations", "called", "an attack … indiscriminate")],
        ),
        (
            "The bank closed 40 branches, a move the union says will cost 900 jobs.",
            [("the union", "says", "a move … will cost 900 jobs")],
        ),
        (
            "The president pardoned two generals, a move critics say puts the army above the law.",
            [("critics", "say", "a move … puts the army above the law")],
        ),
        (
            "The ministry says 14 gunmen were killed, a claim the villagers deny.",
            [("The ministry", "says", "14 gunmen were killed"), ("the villagers", "deny", "a claim")],
        ),
        (
            "The company says the water is safe, a claim that local doctors dispute.",
            [("The company", "says", "the water is safe"), ("local doctors", "dispute", "a claim")],
        ),
        (
            "Officials say the vote was fair, a claim rejected by the opposition.",
            [("Officials", "say", "the vote was fair"), ("the opposition", "rejected", "a claim")],
        ),
        (
            "India has banned rice exports, a measure condemned by the World Bank as short-sighted.",
            [("the World Bank", "condemned", "a measure … as short-sighted")],
        ),
        (
            "The governor closed the border, a step welcomed by hauliers.",
            [("hauliers", "welcomed", "a step")],
        ),
        (
            "Turkey began drilling off the island, a move Cyprus called a violation of its sovereignty.",
            [("Cyprus", "called", "a move … a violation of its sovereignty")],
        ),
        ("The league moved the final to May, a change that left no time for a replay.", []),
        ("She was named to the bench at 39, an appointment that made her its youngest judge.", []),
        (
            'The factory laid off 300 workers in March, a decision the mayor called "a stab in the back".',
            [("the mayor", "called", 'a decision … "a stab in the back"')],
        ),
        ("The coach rested six players, a gamble that paid off.", []),
        (
            "The rebels freed nine soldiers on Friday, a gesture the Red Cross praised as humane.",
            [("the Red Cross", "praised", "a gesture … as humane")],
        ),
        (
            "The verdict was condemned by human rights groups as a farce.",
            [("human rights groups", "condemned", "The verdict … as a farce")],
        ),
        (
            "The opposition slammed the budget as a gift to the rich.",
            [("The opposition", "slammed", "the budget as a gift to the rich")],
        ),
        (
            'Moscow expelled two diplomats, a move Prague denounced as "unfounded".',
            [("Prague", "denounced", 'a move … as "unfounded"')],
        ),
        (
            "The pipeline will cross the marsh, something environmentalists have called a disaster in waiting.",
            [("environmentalists", "called", "something … a disaster in waiting")],
        ),
        (
            "The tax was doubled overnight — a step shopkeepers described as ruinous.",
            [("shopkeepers", "described", "a step … as ruinous")],
        ),
        (
            "The police say he fell from the window, an explanation his family rejects.",
            [("The police", "say", "he fell from the window"), ("his family", "rejects", "an explanation")],
        ),
        (
            "The court freed the banker, a ruling that the attorney general criticised as too lenient.",
            [("the attorney general", "criticised", "a ruling … as too lenient")],
        ),
        (
            "Iran has denied arming the militia, a charge Washington repeated on Monday.",
            [("Iran", "denied", "arming the militia"), ("Washington", "repeated", "a charge")],
        ),
        (
            "Four teams have quit the league, a decision its chairman, Olaf Brand, criticised as selfish.",
            [("its chairman, Olaf Brand", "criticised", "a decision … as selfish")],
        ),
        (
            "The regulator approved the merger in June, a decision consumer groups have attacked as a gift to shareholders.",
            [("consumer groups", "attacked", "a decision … as a gift to shareholders")],
        ),
        (
            "The generals arrested the prime minister, an act the African Union denounced as a coup.",
            [("the African Union", "denounced", "an act … as a coup")],
        ),
        (
            "Hungary has blocked the aid package, a step Brussels described as blackmail.",
            [("Brussels", "described", "a step … as blackmail")],
        ),
        (
            "The studio replaced the director, a choice the cast criticised.",
            [("the cast", "criticised", "a choice")],
        ),
        (
            "The minister cut the grant by half, a step that teachers' unions condemned.",
            [("teachers' unions", "condemned", "a step")],
        ),
        (
            "The city plans to fell 300 trees, a proposal residents called vandalism.",
            [
                ("The city", "plans", "to fell 300 trees"),
                ("residents", "called", "a proposal … vandalism"),
            ],
        ),
        (
            'The judge released the suspects, a decision the governor called "an insult to the dead".',
            [("the governor", "called", 'a decision … "an insult to the dead"')],
        ),
        (
            "Washington withdrew its troops from the base, a move Kurdish commanders called a betrayal.",
            [("Kurdish commanders", "called", "a move … a betrayal")],
        ),
        (
            "The company says it acted in good faith, a claim the union rejected as laughable.",
            [
                ("The company", "says", "it acted in good faith"),
                ("the union", "rejected", "a claim … as laughable"),
            ],
        ),
        ("The two firms have merged their fleets, a step that saved both from ruin.", []),
        ("The club moved its stadium across the river, a move that halved its crowds.", []),
        (
            "Tehran launched a satellite on Sunday, a test Washington called a threat to peace.",
            [("Washington", "called", "a test … a threat to peace")],
        ),
        (
            "Police fired tear gas into the stands, a response the players' union described as disproportionate.",
            [("the players' union", "described", "a response … as disproportionate")],
        ),
        ("The envoy called the blockade a crime.", [("The envoy", "called", "the blockade a crime")]),
        (
            "The mayor described the march as a carnival.",
            [("The mayor", "described", "the march as a carnival")],
        ),
        (
            "Opposition leaders condemned the decree as an assault on the press.",
            [("Opposition leaders", "condemned", "the decree as an assault on the press")],
        ),
        ("The unions denounced the cuts as cruel.", [("The unions", "denounced", "the cuts as cruel")]),
        (
            "The bishop praised the ceasefire as a first step.",
            [("The bishop", "praised", "the ceasefire as a first step")],
        ),
        (
            "Russia shut the pipeline on Friday, a measure Germany's economy minister called political.",
            [("Germany's economy minister", "called", "a measure … political")],
        ),
        (
            "The council doubled parking fees, a change that shopkeepers say is driving customers away.",
            [("shopkeepers", "say", "a change … is driving customers away")],
        ),
        (
            "The airline dropped its route to Oslo, a decision it blamed on fuel prices.",
            [("it", "blamed", "a decision … on fuel prices")],
        ),
        (
            "The government postponed the election by a year, a delay the opposition leader, Amadou Ba, branded illegal.",
            [("the opposition leader, Amadou Ba", "branded", "a delay … illegal")],
        ),
        (
            "The army has stopped food convoys, a tactic aid agencies call collective punishment.",
            [("aid agencies", "call", "a tactic … collective punishment")],
        ),
        (
            "Three ministers resigned on Tuesday, a walkout the premier dismissed as theatre.",
            [("the premier", "dismissed", "a walkout … as theatre")],
        ),
        (
            "The pact lets foreign ships into the harbour, a concession nationalists call a surrender.",
            [("nationalists", "call", "a concession … a surrender")],
        ),
        (
            "Israel closed the crossing, a step the UN said would deepen the hunger.",
            [("the UN", "said", "a step … would deepen the hunger")],
        ),
        (
            "The team fired its captain, a move the player called unfair.",
            [("the player", "called", "a move … unfair")],
        ),
    ],
    "a saying inside a clause": [
        (
            "The vaccine, the minister said, will be free for everyone over 60.",
            [("the minister", "said", "The vaccine … will be free for everyone over 60")],
        ),
        (
            "The bomb, police believe, was hidden in a pram.",
            [("police", "believe", "The bomb … was hidden in a pram")],
        ),
        (
            "Last winter, she recalled, the pipes had frozen twice.",
            [("she", "recalled", "Last winter … the pipes had frozen twice")],
        ),
        (
            "The fire, the chief told reporters, began in the kitchen.",
            [("the chief", "told", "The fire … began in the kitchen")],
        ),
        (
            "The ship, according to the coast guard, was carrying 40 crew.",
            [("the coast guard", "according to", "The ship … was carrying 40 crew")],
        ),
        (
            "The striker, his agent confirmed on Tuesday, will leave in June.",
            [("his agent", "confirmed", "The striker … will leave in June")],
        ),
        (
            "It was, said the referee, the worst foul he had seen.",
            [("the referee", "said", "It was … the worst foul he had seen")],
        ),
        (
            "Prices, economists warn, could double by spring.",
            [("economists", "warn", "Prices … could double by spring")],
        ),
        (
            "The tapes, the lawyer argued, had been cut, and the dates, he added, were wrong.",
            [("the lawyer", "argued", "The tapes … had been cut"), ("he", "added", "the dates … were wrong")],
        ),
        ("The toll, it is feared, will rise.", [("", "feared", "The toll … will rise")]),
        (
            "The king, it was announced on Monday, will abdicate in May.",
            [("", "announced", "The king … will abdicate in May")],
        ),
        ("The two were reportedly held in a barn.", [("", "reportedly", "The two were … held in a barn")]),
        ("The minister is said to be in hiding.", [("", "said", "The minister … to be in hiding")]),
        (
            "The border, they insist, was never crossed; the photographs, his men say, are fakes.",
            [
                ("they", "insist", "The border … was never crossed"),
                ("his men", "say", "the photographs … are fakes"),
            ],
        ),
        (
            "In her village, Fatima Diallo said, nobody had slept for a week.",
            [("Fatima Diallo", "said", "In her village … nobody had slept for a week")],
        ),
        (
            "The deal, officials in Oslo said on Friday, had collapsed over gas.",
            [("officials in Oslo", "said", "The deal … had collapsed over gas")],
        ),
        (
            "What mattered, the coach said after the match, was the clean sheet.",
            [("the coach", "said", "What mattered … was the clean sheet")],
        ),
        (
            "The money, the auditors found, had gone to a firm in Panama.",
            [("the auditors", "found", "The money … had gone to a firm in Panama")],
        ),
        (
            "The rebels, the army claims, lost 30 men, and the villagers, it says, cheered.",
            [("the army", "claims", "The rebels … lost 30 men"), ("it", "says", "the villagers … cheered")],
        ),
        (
            "For years, Mr Okoro said, he had slept with a gun under his bed.",
            [("Mr Okoro", "said", "For years … he had slept with a gun under his bed")],
        ),
        (
            "Nobody, as the mayor put it, wants a second flood.",
            [("the mayor", "put it", "Nobody … wants a second flood")],
        ),
    ],
    "more than one speaker in a sentence": [
        (
            "The driver said the light was green, but a passenger said it was red.",
            [("The driver", "said", "the light was green"), ("a passenger", "said", "it was red")],
        ),
        (
            "Kyiv said three drones were shot down; Moscow said all had reached their targets.",
            [
                ("Kyiv", "said", "three drones were shot down"),
                ("Moscow", "said", "all had reached their targets"),
            ],
        ),
        (
            "The coroner ruled it an accident, though the family insists he was pushed.",
            [("The coroner", "ruled", "it an accident"), ("the family", "insists", "he was pushed")],
        ),
        (
            "Officials put the crowd at 10,000 while organisers claimed 50,000.",
            [("Officials", "put", "the crowd at 10,000"), ("organisers", "claimed", "50,000")],
        ),
        (
            "The mayor called the march peaceful, whereas police spoke of riots.",
            [("The mayor", "called", "the march peaceful"), ("police", "spoke of", "riots")],
        ),
        (
            '"We won," said Hale, and "so did we," said his rival, Ana Ruiz.',
            [("Hale", "said", '"We won,"'), ("his rival, Ana Ruiz", "said", '"so did we,"')],
        ),
        (
            "The club says he is fit and the national team says he is not.",
            [("The club", "says", "he is fit"), ("the national team", "says", "he is not")],
        ),
        (
            "The army reported four dead, the rebels seven.",
            [("The army", "reported", "four dead"), ("the rebels", "reported", "seven")],
        ),
        (
            "Iran said it had warned the tanker twice, a charge the owners denied, and the crew said they had heard nothing.",
            [
                ("Iran", "said", "it had warned the tanker twice"),
                ("the owners", "denied", "a charge"),
                ("the crew", "said", "they had heard nothing"),
            ],
        ),
        (
            "Witnesses said the plane circled twice, and an airport official confirmed that it had asked to land.",
            [
                ("Witnesses", "said", "the plane circled twice"),
                ("an airport official", "confirmed", "it had asked to land"),
            ],
        ),
        (
            "As the president said the war was over, his general warned that it had only begun.",
            [("the president", "said", "the war was over"), ("his general", "warned", "it had only begun")],
        ),
        (
            "Ali Reza said the shot came from the roof, while his sister, Mina, said it came from a car.",
            [
                ("Ali Reza", "said", "the shot came from the roof"),
                ("his sister, Mina", "said", "it came from a car"),
            ],
        ),
        (
            "The prosecutor told the court that the knife was his, but his lawyer said it was a gift.",
            [("The prosecutor", "told", "the knife was his"), ("his lawyer", "said", "it was a gift")],
        ),
        (
            "Some said the flood was God's will, others that the dam had been neglected.",
            [("Some", "said", "the flood was God's will"), ("others", "said", "the dam had been neglected")],
        ),
        (
            "Paris announced new sanctions on Monday, and Berlin said it would follow.",
            [("Paris", "announced", "new sanctions"), ("Berlin", "said", "it would follow")],
        ),
        (
            "Police say the man was armed; his widow says he was holding a phone.",
            [("Police", "say", "the man was armed"), ("his widow", "says", "he was holding a phone")],
        ),
        (
            "The bank said the accounts were frozen and declined to say more.",
            [("The bank", "said", "the accounts were frozen")],
        ),
        (
            '"It is over," the colonel said, but the governor, who was standing beside him, said: "Not yet."',
            [
                ("the colonel", "said", '"It is over,"'),
                ("the governor, who was standing beside him", "said", '"Not yet."'),
            ],
        ),
        (
            "The exchange said trading would resume at noon, yet brokers said their screens were dark.",
            [
                ("The exchange", "said", "trading would resume at noon"),
                ("brokers", "said", "their screens were dark"),
            ],
        ),
    ],
    "what somebody said that somebody said": [
        (
            "The radio station said the governor had said that schools would stay shut.",
            [
                ("The radio station", "said", "the governor had said that schools would stay shut"),
                ("the governor", "said", "schools would stay shut"),
            ],
        ),
        (
            "A spokesman said doctors believed the patient would live.",
            [
                ("A spokesman", "said", "doctors believed the patient would live"),
                ("doctors", "believed", "the patient would live"),
            ],
        ),
        (
            "Her lawyer said she denied that she had been in the car.",
            [
                ("Her lawyer", "said", "she denied that she had been in the car"),
                ("she", "denied", "she had been in the car"),
            ],
        ),
        (
            "The minister said the airline had told his office the plane was sound.",
            [
                ("The minister", "said", "the airline had told his office the plane was sound"),
                ("the airline", "told", "the plane was sound"),
            ],
        ),
        (
            "Police said the suspect claimed he had acted alone.",
            [
                ("Police", "said", "the suspect claimed he had acted alone"),
                ("the suspect", "claimed", "he had acted alone"),
            ],
        ),
        (
            "State television said the general said his troops had taken the port.",
            [
                ("State television", "said", "the general said his troops had taken the port"),
                ("the general", "said", "his troops had taken the port"),
            ],
        ),
        (
            "The aide said Mr Said would resign on Monday.",
            [("The aide", "said", "Mr Said would resign on Monday")],
        ),
        (
            "Villagers said the soldiers said they were looking for weapons.",
            [
                ("Villagers", "said", "the soldiers said they were looking for weapons"),
                ("the soldiers", "said", "they were looking for weapons"),
            ],
        ),
        (
            "The envoy said he had been told by the president that elections would be held in June.",
            [
                (
                    "The envoy",
                    "said",
                    "he had been told by the president that elections would be held in June",
                ),
                ("the president", "told", "elections would be held in June"),
            ],
        ),
        (
            "The bank's chairman said regulators had promised to keep the matter private.",
            [
                ("The bank's chairman", "said", "regulators had promised to keep the matter private"),
                ("regulators", "promised", "to keep the matter private"),
            ],
        ),
        (
            "The army said residents had reported seeing a drone over the school.",
            [
                ("The army", "said", "residents had reported seeing a drone over the school"),
                ("residents", "reported", "seeing a drone over the school"),
            ],
        ),
        (
            "Reuters said a source said the merger was off.",
            [
                ("Reuters", "said", "a source said the merger was off"),
                ("a source", "said", "the merger was off"),
            ],
        ),
        (
            "A colleague said Amira Said was at home when the shells fell.",
            [("A colleague", "said", "Amira Said was at home when the shells fell")],
        ),
        (
            "The judge said the defendant had accused two officers of beating him.",
            [
                ("The judge", "said", "the defendant had accused two officers of beating him"),
                ("the defendant", "accused", "two officers of beating him"),
            ],
        ),
        (
            "She said that her brother said that he would come home.",
            [
                ("She", "said", "her brother said that he would come home"),
                ("her brother", "said", "he would come home"),
            ],
        ),
        (
            "The union said management insists the plant is profitable.",
            [
                ("The union", "said", "management insists the plant is profitable"),
                ("management", "insists", "the plant is profitable"),
            ],
        ),
        (
            "The charity said the army had denied it entry to the camp.",
            [("The charity", "said", "the army had denied it entry to the camp")],
        ),
        (
            "The foreign minister said that Ankara had said it would not send troops.",
            [
                ("The foreign minister", "said", "Ankara had said it would not send troops"),
                ("Ankara", "said", "it would not send troops"),
            ],
        ),
        (
            "The monitor said activists in the town reported that the bakery was hit.",
            [
                ("The monitor", "said", "activists in the town reported that the bakery was hit"),
                ("activists in the town", "reported", "the bakery was hit"),
            ],
        ),
    ],
    "blame": [
        (
            "The governor held the contractor responsible for the collapse.",
            [("The governor", "held … responsible", "the contractor … for the collapse")],
        ),
        ("Kabul blames Islamabad for the raid.", [("Kabul", "blames", "Islamabad for the raid")]),
        (
            "The former treasurer is accused of stealing two million euros.",
            [("", "accused", "The former treasurer … of stealing two million euros")],
        ),
        (
            "The killing of the reporter drew condemnation from press groups across Europe.",
            [("press groups across Europe", "condemnation", "The killing of the reporter")],
        ),
        (
            "His remarks drew sharp criticism from the chief rabbi.",
            [("the chief rabbi", "criticism", "His remarks")],
        ),
        (
            "The two federations traded accusations over the brawl.",
            [("The two federations", "traded accusations", "the brawl")],
        ),
        ("The attack was blamed on a splinter group.", [("", "blamed", "The attack … on a splinter group")]),
        (
            "The opposition blamed the blackout on the energy minister.",
            [("The opposition", "blamed", "the blackout on the energy minister")],
        ),
        (
            "The army was held responsible for the massacre by a UN panel.",
            [("a UN panel", "held responsible", "The army … the massacre")],
        ),
        ("Prosecutors charged the banker with fraud.", [("Prosecutors", "charged", "the banker with fraud")]),
        ("The African Union condemned the coup.", [("The African Union", "condemned", "the coup")]),
        ("The film provoked an outcry among veterans.", []),
        ("The strike on the clinic was widely condemned.", [("", "condemned", "The strike on the clinic")]),
        (
            "Tehran pointed the finger at Israel for the blast.",
            [("Tehran", "pointed the finger", "Israel for the blast")],
        ),
        (
            "The coach accused the linesman of cheating his side out of a point.",
            [("The coach", "accused", "the linesman of cheating his side out of a point")],
        ),
        (
            "Farmers fault the ministry for ignoring the drought.",
            [("Farmers", "fault", "the ministry for ignoring the drought")],
        ),
        (
            "Two officers have been accused of taking bribes.",
            [("", "accused", "Two officers … of taking bribes")],
        ),
        ("The bombing was condemned by all parties.", [("all parties", "condemned", "The bombing")]),
        ("Locals blame the mine for the dead fish.", [("Locals", "blame", "the mine for the dead fish")]),
        (
            "The tanker's crew have been blamed for the spill.",
            [("", "blamed", "The tanker's crew … for the spill")],
        ),
        (
            "The decision to free him drew condemnation from victims' groups and the police union.",
            [("victims' groups and the police union", "condemnation", "The decision to free him")],
        ),
        (
            "The ministers exchanged accusations over the missing funds.",
            [("The ministers", "exchanged accusations", "the missing funds")],
        ),
        (
            "Human Rights Watch accused both armies of using cluster bombs.",
            [("Human Rights Watch", "accused", "both armies of using cluster bombs")],
        ),
        ("The wildfire was blamed on a power line.", [("", "blamed", "The wildfire … on a power line")]),
        (
            "The law has drawn criticism from lawyers in three countries.",
            [("lawyers in three countries", "drawn criticism", "The law")],
        ),
        ("He took the blame for the defeat.", []),
        (
            "Seoul accused Pyongyang on Tuesday of jamming its ships.",
            [("Seoul", "accused", "Pyongyang … of jamming its ships")],
        ),
    ],
    "dashes that interrupt a quotation": [
        (
            "“I told them” — she wiped her eyes — “not to go,” Leila Haddad said.",
            [("Leila Haddad", "said", "“I told them” … “not to go,”")],
        ),
        (
            '"We built it" - he pointed at the wall - "with our own hands," said farmer Juan Ortega.',
            [("farmer Juan Ortega", "said", '"We built it" … "with our own hands,"')],
        ),
        (
            "“The judge — a friend of his father's — let him go,” the widow said.",
            [("the widow", "said", "“The judge — a friend of his father's — let him go,”")],
        ),
        ("The firm paid no tax last year, a fact its chairman defended in court.", []),
        (
            "“You can see” – he gestured towards the river – “how high it came,” the fisherman told us.",
            [("the fisherman", "told", "“You can see” … “how high it came,”")],
        ),
        (
            '"My wife" -- his voice trailed off -- "is still in there," Bashir Omar said.',
            [("Bashir Omar", "said", '"My wife" … "is still in there,"')],
        ),
        (
            "“Nobody” — and here the senator banged the table — “will take this away,” she said.",
            [("she", "said", "“Nobody” … “will take this away,”")],
        ),
        (
            "“They came at night — six of them, maybe seven — and took the cattle,” said the herder.",
            [
                (
                    "the herder",
                    "said",
                    "“They came at night — six of them, maybe seven — and took the cattle,”",
                )
            ],
        ),
        (
            "“The pitch” — coach Nils Berg shook his head — “was a swamp,” he said.",
            [("he", "said", "“The pitch” … “was a swamp,”")],
        ),
        (
            '"Two of them — Karim and Yusuf — never came back," their mother said.',
            [("their mother", "said", '"Two of them — Karim and Yusuf — never came back,"')],
        ),
        (
            "“The price of bread — 900 pounds last year — is now 4,000,” the baker said.",
            [("the baker", "said", "“The price of bread — 900 pounds last year — is now 4,000,”")],
        ),
        (
            "“If they come back,” he said — and he was sure they would — “we will be ready.”",
            [("he", "said", "“If they come back,” … “we will be ready.”")],
        ),
        (
            "“The court” — Ms Farrell raised the file — “has never read this,” she told the hearing.",
            [("she", "told", "“The court” … “has never read this,”")],
        ),
        (
            "The mayor — a former miner — said the pit would not reopen.",
            [("The mayor — a former miner", "said", "the pit would not reopen")],
        ),
        (
            "“He was my friend” – his eyes filled with tears – “and my captain,” added Diego Ramos.",
            [("Diego Ramos", "added", "“He was my friend” … “and my captain,”")],
        ),
        (
            '"Our answer" — the minister paused for effect — "is no," Anders Falk said on Monday.',
            [("Anders Falk", "said", '"Our answer" … "is no,"')],
        ),
        ("“We waited —” she began, then stopped.", [("she", "began", "“We waited —”")]),
        (
            "“We lost everything — the house, the barn, the dogs,” said Tom Reed.",
            [("Tom Reed", "said", "“We lost everything — the house, the barn, the dogs,”")],
        ),
        (
            "“The generals” — he lowered his voice — “want war,” a diplomat in Khartoum said.",
            [("a diplomat in Khartoum", "said", "“The generals” … “want war,”")],
        ),
    ],
    "people who do not answer or only react": [
        (
            '"The gates were locked," a survivor said. The club did not return calls.',
            [("a survivor", "said", '"The gates were locked,"')],
        ),
        (
            "“We were never paid,” said Rosa Gil, a picker. The company has not commented.",
            [("Rosa Gil, a picker", "said", "“We were never paid,”")],
        ),
        (
            'The judge told him: "You betrayed your office." Morales stared at the floor.',
            [("The judge", "told", '"You betrayed your office."')],
        ),
        (
            '"Where is my son?" the mother shouted. The officer looked away.',
            [("the mother", "shouted", '"Where is my son?"')],
        ),
        (
            '"The contract is void," the union said.\n\nRequests for comment to the ministry went unanswered.',
            [("the union", "said", '"The contract is void,"')],
        ),
        (
            '"You have ruined us," said the farmer. The delegates sat in silence.',
            [("the farmer", "said", '"You have ruined us,"')],
        ),
        (
            "“This is our land,” the elder told the visitors. The crowd roared.",
            [("the elder", "told", "“This is our land,”")],
        ),
        (
            "The airline said the crew were rested. The regulator would not comment.",
            [("The airline", "said", "the crew were rested")],
        ),
        (
            '"He lied to the house," the senator said. The president\'s office did not immediately respond to a request for comment.',
            [("the senator", "said", '"He lied to the house,"')],
        ),
        (
            '"We will win," the captain said. Fans waved flags and sang.',
            [("the captain", "said", '"We will win,"')],
        ),
        ("The embassy could not immediately be reached.", []),
        ("Calls to the factory were not answered on Sunday.", []),
        (
            '"Nobody warned us," said a nurse. A spokeswoman for the hospital declined to be interviewed.',
            [("a nurse", "said", '"Nobody warned us,"')],
        ),
        ("The defendant, when asked how he pleaded, remained silent.", []),
        (
            "“It burned in minutes,” a guard said. The owner, reached by phone, hung up.",
            [("a guard", "said", "“It burned in minutes,”")],
        ),
        (
            '"Shame on you!" a woman cried. Two policemen led her out.',
            [("a woman", "cried", '"Shame on you!"')],
        ),
        (
            '"The brakes were gone," the driver said. The passengers nodded.',
            [("the driver", "said", '"The brakes were gone,"')],
        ),
        ("The minister avoided questions as he left the building.", []),
        (
            '"Our data are clear," Dr Paul Renner said. Investors were unimpressed: the shares fell by a tenth.',
            [("Dr Paul Renner", "said", '"Our data are clear,"')],
        ),
        ("“I forgive him,” the widow said. The killer wept.", [("the widow", "said", "“I forgive him,”")]),
        ("Neither the team nor the player has spoken about the test.", []),
        (
            '"They shot at us," the boatman said. The navy did not reply to an email, and its website was down.',
            [("the boatman", "said", '"They shot at us,"')],
        ),
        (
            '"Go home," the governor told the protesters. They stayed.',
            [("the governor", "told", '"Go home,"')],
        ),
        ("The chairman left without taking questions.", []),
        (
            '"Is it true?" asked the reporter. The actor shrugged and walked off.',
            [("the reporter", "asked", '"Is it true?"')],
        ),
    ],
    "verbs that report nothing": [
        ("Divers are combing the lake for the wreck.", []),
        ("The drought has seen herds shrink by half.", []),
        ("A tribunal will determine who owns the island.", []),
        ("His company is listed on the Oslo exchange.", []),
        ("The match will decide who goes through.", []),
        ("She was named in the squad on Thursday.", []),
        ("Engineers are testing the cables.", []),
        ("The new law means schools must close at noon.", []),
        ("Investigators are looking into the cause of the crash.", []),
        ("The vote could determine the fate of the treaty.", []),
        ("Volunteers searched the hills for the missing girl.", []),
        ("The court heard the case behind closed doors.", []),
        ("The bridge was declared open by the queen in 1932.", []),
        ("Her book tells the story of the siege.", []),
        ("The last decade saw three coups.", []),
        ("Voters will choose a new assembly in March.", []),
        ("The committee meets next week to discuss the budget.", []),
        ("The general commanded the force that took the city.", []),
        ("He reads the news on national radio.", []),
        ("The report runs to 900 pages.", []),
        ("Rescuers pulled two boys from the rubble.", []),
        ("The airline cancelled 40 flights on Friday.", []),
        ("Analysts believe the bank will merge.", [("Analysts", "believe", "the bank will merge")]),
        ("The museum counts two Rembrandts among its treasures.", []),
        ("The bill was debated for six hours.", []),
        ("Guards checked the papers of everyone who crossed.", []),
        ("The minister presented medals to the crew.", []),
        ("Officials questioned the captain for two hours.", []),
        ("Thousands signed the book of condolence.", []),
        ("The singer performed her latest song, “Don't Tell Me”.", []),
    ],
    "headlines": [
        (
            "Army: 12 rebels killed in dawn raid\n\nThe harbour was quiet on Monday.",
            [("Army", ":", "12 rebels killed in dawn raid")],
        ),
        (
            "Mayor: city 'is not for sale'\n\nThe harbour was quiet on Monday.",
            [("Mayor", ":", "city 'is not for sale'")],
        ),
        (
            "Port 'safe for ships', says navy\n\nThe harbour was quiet on Monday.",
            [("navy", "says", "Port 'safe for ships'")],
        ),
        (
            "Flood toll passes 100 — ministry\n\nThe harbour was quiet on Monday.",
            [("ministry", "—", "Flood toll passes 100")],
        ),
        (
            "Pilot 'asleep at controls' before crash, inquiry finds\n\nThe harbour was quiet on Monday.",
            [("inquiry", "finds", "Pilot 'asleep at controls' before crash")],
        ),
        (
            "Train hits bus, killing nine, police say\n\nThe harbour was quiet on Monday.",
            [("police", "say", "Train hits bus, killing nine")],
        ),
        (
            "Senator calls budget 'a disgrace'\n\nThe harbour was quiet on Monday.",
            [("Senator", "calls", "budget 'a disgrace'")],
        ),
        (
            "Bishop urges rebels to free hostages\n\nThe harbour was quiet on Monday.",
            [("Bishop", "urges", "rebels to free hostages")],
        ),
        (
            "Company 'hid leak for months' - report\n\nThe harbour was quiet on Monday.",
            [("report", "-", "Company 'hid leak for months'")],
        ),
        (
            "Rebels deny shooting down jet\n\nThe harbour was quiet on Monday.",
            [("Rebels", "deny", "shooting down jet")],
        ),
        (
            "Striker to miss final – coach\n\nThe harbour was quiet on Monday.",
            [("coach", "–", "Striker to miss final")],
        ),
        ("Five questions about the new tax\n\nThe harbour was quiet on Monday.", []),
        ("Explainer: how the ceasefire works\n\nThe harbour was quiet on Monday.", []),
        ("War in Marusia: day 40\n\nThe harbour was quiet on Monday.", []),
        (
            "Tsunami alert lifted, agency says\n\nThe harbour was quiet on Monday.",
            [("agency", "says", "Tsunami alert lifted")],
        ),
        (
            "Vote was rigged, claims opposition\n\nThe harbour was quiet on Monday.",
            [("opposition", "claims", "Vote was rigged")],
        ),
        (
            "Oil price could hit $150, bank warns\n\nThe harbour was quiet on Monday.",
            [("bank", "warns", "Oil price could hit $150")],
        ),
        (
            "President: 'No one will be forgotten'\n\nThe harbour was quiet on Monday.",
            [("President", ":", "'No one will be forgotten'")],
        ),
        (
            "Police say gunman acted alone\n\nThe harbour was quiet on Monday.",
            [("Police", "say", "gunman acted alone")],
        ),
        (
            'Union leader: "We will not be moved"\n\nThe harbour was quiet on Monday.',
            [("Union leader", ":", '"We will not be moved"')],
        ),
    ],
}


def read_attributions(text):
    """Return source, cue and content of each attribution of a text, the pieces of one role joined."""
    doc = attrib.process_document(attrib.Document("d", text), attrib.Options())
    return [
        tuple(" … ".join(text[s:e] for s, e in spans) for spans in (item.source, item.cue, item.content))
        for item in doc.attributions
    ]


BY_WEIGHTS = [
    (
        "Of the two candidates, Helen Marsh and Raj Patel, the former promised to cut fares.",
        [("the former", "promised", "to cut fares")],
    ),
    (
        "The bishops attacked the law as an insult to families.",
        [("The bishops", "attacked", "the law as an insult to families")],
    ),
]


@pytest.mark.parametrize("text, expected", BY_WEIGHTS)
def test_short_cases_that_the_weights_read(text, expected):
    assert read_attributions(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [pytest.param(*case, id=f"{kind}: {case[0][:40]}") for kind, cases in READ.items() for case in cases],
)
def test_short_cases(text, expected):
    assert read_attributions(text) == expected


@pytest.mark.xfail(reason="no rule decides, and the weights choose otherwise", strict=True)
@pytest.mark.parametrize(
    "text, expected",
    [
        (
            '"This," he said — holding up a bullet — "was in my kitchen."',
            [("he", "said", '"This," … "was in my kitchen."')],
        ),
        ("Where the ministry sees progress, teachers speak of chaos.", [("teachers", "speak of", "chaos")]),
    ],
)
def test_short_cases_that_are_not_read_yet(text, expected):
    assert read_attributions(text) == expected
