"""Four groups of three invented articles, and what a careful reader asserts of each."""

from attrib.model import Document

BUS = {
    "country": "CO",
    "articles": (
        (
            "andina",
            "Diario Andino",
            "2022-08-09",
            "Bus bomb kills 14 in Puerto Lerma",
            "A bomb tore through a bus in the town of Puerto Lerma on Monday, killing 14 people, the regional "
            "police said. The army blamed the National Column for the bombing. The Red Cross said that 19 "
            "people had been killed in Monday's bombing in Puerto Lerma. Three of the dead were children, "
            "the police said. In 2019 a car bomb in the capital killed 22 people, an attack the National "
            "Column denied having carried out.",
        ),
        (
            "costa",
            "Costa Norte",
            "2022-08-10",
            "Guerrillas deny bus bombing",
            "The National Column on Tuesday denied any involvement in Monday's bombing of a bus in Puerto "
            "Lerma. The army has blamed the rebel group for the bombing, which killed 14 people, police said. "
            "At least 12 people were injured, a hospital in Puerto Lerma said.",
        ),
        (
            "radio",
            "Radio Sur",
            "2022-08-12",
            "Two neighbourhoods mourn",
            "Police in Puerto Lerma said on Thursday that 16 people had died in Monday's bus bombing in "
            "Puerto Lerma. On Wednesday gunmen killed six people in the town of Las Palmas, residents said. "
            "The Red Cross said nine people had been shot dead in Las Palmas.",
        ),
    ),
    # what a reader asserts: (type, number of the one, number of the other; None: a statement), a conflict once
    "relations": {
        ("conflicts", 14, 19),
        ("conflicts", 16, 19),
        ("conflicts", 6, 9),
        ("denies", None, None),
        ("revises", 16, 14),
    },
    "corroborated": set(),
}
STRIKE = {
    "country": "SD",
    "articles": (
        (
            "nile",
            "Nile Post",
            "2024-03-05",
            "Air strike kills 31 at market",
            "An air strike hit a market in the town of Umm Badr on Sunday, killing 31 people, the Doctors' "
            "Union said. The army denied that its aircraft had bombed the market. The Emergency Lawyers group "
            "said army warplanes bombed the market in Umm Badr on Sunday. Seven rescue workers were among "
            "the dead, the union said.",
        ),
        (
            "sahel",
            "Sahel Wire",
            "2024-03-06",
            "Army says no shells used near camp",
            "The army on Tuesday denied using incendiary weapons in Umm Badr. The Emergency Lawyers group "
            "says army warplanes carried out Sunday's air strike on the market of Umm Badr. At least 31 "
            "people were killed in Sunday's air strike on the market in Umm Badr, according to the Sudanese "
            "Red Crescent. In the town of Wad Hamid shelling killed 12 people on Sunday, the Doctors' Union "
            "said.",
        ),
        (
            "desert",
            "Desert Times",
            "2024-03-07",
            "Toll of strike unclear",
            "At least 45 people died in the strike on Umm Badr, with witnesses describing bodies in the "
            "streets. The Doctors' Union put the toll at 31. The foreign minister repeatedly denied that "
            "the army bombs markets. More than 9,000 people have been killed since the war began in April "
            "2023, the United Nations said.",
        ),
    ),
    "relations": {("denies", None, None)},
    "corroborated": {31},
}
FLOOD = {
    "country": "PH",
    "articles": (
        (
            "manila",
            "Visayas Herald",
            "2021-11-18",
            "Floods leave 40 dead",
            "Floods killed 40 people in the city of Santa Rosal on Tuesday, the disaster agency said. In "
            "the village of Malitbog, 11 people died when a slope gave way, the mayor said. Around 3,000 "
            "people were displaced, the agency said.",
        ),
        (
            "cebu",
            "Cebu Star",
            "2021-11-19",
            "Death toll climbs",
            "The death toll from Tuesday's floods in the city of Santa Rosal rose to 52 from 40, the disaster "
            "agency said on Thursday. The coast guard said it had recovered 15 bodies. Some 4,500 people were "
            "in shelters, the governor said.",
        ),
        (
            "luzon",
            "Luzon Daily",
            "2021-11-19",
            "Ferry sinks off Santa Rosal",
            "A ferry sank off the city of Santa Rosal on Wednesday, killing 23 people, the coast guard said. "
            "The shipping company said 20 people had died. The storm in 2013 killed 6,300 people.",
        ),
    ),
    "relations": {("conflicts", 20, 23), ("revises", 52, 40)},
    "corroborated": set(),
}
PROTEST = {
    "country": "KE",
    "articles": (
        (
            "lake",
            "Lake Observer",
            "2023-07-13",
            "Police shoot protesters in Kisota",
            "Police shot dead nine protesters in the city of Kisota on Wednesday, Amnesty International said. "
            "The interior ministry said three people had died in Wednesday's protest in the city of Kisota. "
            "The police chief denied that his officers had fired on protesters in Kisota.",
        ),
        (
            "coast",
            "Coast Mail",
            "2023-07-14",
            "Rights groups count dead of protests",
            "Nine protesters were shot dead in the city of Kisota on Wednesday, Amnesty International said. "
            "A rights group put the number of dead at ten. Police also clashed with students in the town of "
            "Marani on Wednesday, where two people died, a hospital official said. An activist accused police "
            "of beating him in June.",
        ),
        (
            "capital",
            "Capital Weekly",
            "2023-07-15",
            "Nine dead as city buries its own",
            "Nine people died in Wednesday's protest in Kisota. Families in Kisota said they wanted an "
            "inquiry. The interior ministry dismissed a report by the opposition that 30 people had been "
            "abducted.",
        ),
    ),
    "relations": {
        ("conflicts", 3, 9),
        ("conflicts", 3, 10),
        ("denies", None, 9),
        ("denies", None, None),
        ("denies", None, 30),
    },
    "corroborated": set(),
}
GROUPS = {"bus": BUS, "strike": STRIKE, "flood": FLOOD, "protest": PROTEST}


def read_group(name: str) -> list[Document]:
    """Return the processed articles of a group."""
    from attrib.pipeline import Options, process_document

    group = GROUPS[name]
    return [
        process_document(
            Document(id=ident, text=f"{title}\n\n{text}", title=title, date=day, outlet=outlet),
            Options(country=str(group["country"])),
        )
        for ident, outlet, day, title, text in group["articles"]  # type: ignore[attr-defined]
    ]
