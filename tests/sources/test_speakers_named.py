"""Who is named: after a comma, in brackets, in the next sentence; whose a pronoun, a ministry, an office is."""

from __future__ import annotations

import pytest
from test_sources import check

from attrib.language.segment import segment_document
from attrib.model import Attribution, Document
from attrib.sources.resolve import resolve_sources
from attrib.sources.types import infer_country

APPOSED = {
    "a leader in a place": "[A union leader in Tolmen, Karel Brudny => Karel Brudny], said so. [He => Karel Brudny] wept.",
    "a teacher of whom a clause tells": "[A teacher who sits with them, Ibro Hasan => Ibro Hasan | civilian], counted 5.",
    "another's name in the clause": "[A teacher who knew the mayor, Ibro Hasan => teacher | civilian], counted 5.",
    "somebody of a party": (
        "[An opposition lawmaker for the province, Unal Demir-Kaya of the CHP => Unal Demir-Kaya | opposition], spoke."
    ),
    "a headmaster's deputy": "[The vice-principal, Malam Sule Dan => Sule Dan | civilian], said two died.",
    "a commodore": (
        "[The spokesman of the Coast Guard, Commodore Masud Dali => Masud Dali | government], denied it."
    ),
    "a governor of a province": "[Governor of Tolmen Province Hayk Manuk => Hayk Manuk | government] spoke.",
    "a body": (
        "[A rights group, Voices of the Delta => Voices of the Delta | monitor], says so. "
        "[It => Voices of the Delta | monitor] counted two."
    ),
    "a body after a town": "[One news site, Open Ledger => Open Ledger | media], wrote so.",
    "a spokesman in a clause": (
        "Rebels attacked the people, their spokesman in Kivu, Captain Yoli Maru, indicated to the press. "
        "[The spokesman => Yoli Maru | military] deplored nine deaths."
    ),
}
BRACKETS = {
    "letters of another language": (
        "[The Ministry of Public Welfare (MPSB) => Ministry of Public Welfare | government] spoke. "
        "Nine died, [it => Ministry of Public Welfare] writes. [The MPSB => Ministry of Public Welfare] left."
    ),
    "a name that goes on": (
        "[The Office for the Protection of the Poor (OPP), which had a delegate inside"
        " => Office for the Protection of the Poor], counts 11. [The OPP => Office for the Protection of the Poor] left."
    ),
    "a name of two nouns": (
        "[The Group for the Support of Islam and Muslims (JNIM) => JNIM | jihadist] denied it. "
        "On Velm [it => JNIM] said no more."
    ),
    "a party after a person": "[Senator Ann Low (R) => Ann Low] spoke. [She => Ann Low] left.",
    "words in brackets are no subject": (
        "[The Velm Doctors' Syndicate (Steering Committee) in Port Velm => Velm Doctors' Syndicate] condemned it. "
        "[It => Velm Doctors' Syndicate] counted 31."
    ),
}
NEXT = {
    "a governor": (
        "[The governor of the Velm region => Anton Bely | government] said three died. "
        "[Anton Bely => Anton Bely | government] wrote that it burned. [The governor => Anton Bely] left."
    ),
    "a country's minister": (
        "[Norvale's interior minister => Ali Yerl | government] said so. [Ali Yerl => Ali Yerl | government] added so. "
        "[The minister => Ali Yerl] left."
    ),
    "a hospital is no ambulance service": (
        "[A hospital => hospital | medical-rescue] counted nine. "
        "[The Ambulance and Emergency Service => Ambulance and Emergency Service | medical-rescue] counted ten."
    ),
    "a spokesman with a rank": (
        "[The official spokesman of the armed forces => Mutas Elnur | military] denied it. "
        "[Brigadier General Mutas Elnur => Mutas Elnur | military] showed a map. [He => Mutas Elnur] left."
    ),
    "another with an office": (
        "[The mayor => mayor | government] said nine died. [Karel Brudny, a shopkeeper => Karel Brudny | civilian], wept."
    ),
    "a colonel is no mayor": (
        "[The mayor => mayor | government] said nine died. [Colonel Seko Traor => Seko Traor | military] denied it."
    ),
    "a source stays unnamed": (
        "[A military source => military source | military] said two died. Among the dead was Abu Obeida al-Masri, "
        "[the source => military source] said."
    ),
}
PRONOUNS = {
    "residents": (
        "[The army => army] spoke. Residents of Goth Karim, near the camp, staged a sit-in. "
        "[They => residents of Goth Karim | civilian] alleged so."
    ),
    "a subject after who spoke": (
        "[The Tolmen Army => Tolmen Army] denied it. The Levant Rights Monitor looked into it. "
        "[It => Levant Rights Monitor] counted four."
    ),
    "its own figures": (
        "In the first months of the year, the coast guard held 60 people, according to "
        "[its own figures => coast guard | government]."
    ),
    "a first name of both sexes": (
        '"That is false," said [Karen Vardan, the spokesman => Karen Vardan]. [He => Karen Vardan] left.'
    ),
    "their team leader": (
        "Fifty-two people died. Volunteers of the Red Cross had buried 46 by Monday, "
        "[their team leader Didier Uye => Didier Uye | medical-rescue] said."
    ),
    "at first": "[The prison service => prison service], which [at first => prison service] spoke of 20, sees 44 now.",
}
READINGS = {
    "a dateline in the phrase": (
        "[Port Velm, 5-11-2024 - The general command of the armed forces => general command of the armed forces] spoke."
    ),
    "a witness after a hospital": (
        "Rescuers rushed them to [the nearby Azaz hospital one witness => witness | witness] said."
    ),
    "of a place, who": "The harbour master of Tarow, [who => harbour master of Tarow | government] denied it, left.",
    "a town is not he": "Five injured were brought to Biakat. Three women are dead, [he => ?] says.",
    "the chief is he": "The sheriff of the county led the search. Three women are dead, [he => sheriff of the county] says.",
    "a hospital of a lady": (
        "[Lady Renn Hospital => Lady Renn Hospital | medical-rescue] received ten. "
        "[Its spokesman => Lady Renn Hospital's spokesman] left."
    ),
    "whose list it is": (
        "The youth club's list, which stood at 23, is down to 16, [its secretary => youth club's secretary] said."
    ),
    "whose list a role's is": (
        "Deputy Commissioner Rafiq Kabir came. [The Deputy Commissioner's list => Rafiq Kabir | government] has seven."
    ),
    "whose figures they are": "[The hospital's records => hospital | medical-rescue] show ten.",
    "whose count it is": "By [Governor Bely's count => Bely | government], drones killed 58.",
    "its president, after the name": (
        "[The civil society of Djug => civil society of Djug | activist] counted 35. "
        "[Jules Ngad, its president => Jules Ngad | activist], wept."
    ),
}
TYPES = {
    "head of a locality": (
        "The toll was given by the head of the locality, Jean Lonem. [He => Jean Lonem | government] left."
    ),
    "chief of a territory": "[The chief of the territory => chief of the territory | government] counted 18.",
    "chief of a centre": "[Helen Yamb, chief of the Cotabat Regional and Medical Center => Helen Yamb | medical-rescue], left.",
    "head of the region": (
        "[Governor Anton Bely => Anton Bely | government] spoke. [The head of the region => Anton Bely] counted three."
    ),
    "of a council, after a comma": "[Sharif Hotek, of the Maidan provincial council => Sharif Hotek | government], left.",
    "commissioner of a division": (
        "[The Commissioner of Tolmen Division, Agha Sarm => Agha Sarm | government], left."
    ),
    "an observatory of something": (
        "[The Observatory of Community Dignity => Observatory of Community Dignity | monitor] left."
    ),
    "a captain where police are": (
        "[A police officer => police officer | government] spoke. [Captain Farah Ali => Farah Ali | government] left."
    ),
    "a captain where soldiers are": (
        "[A soldier => soldier | military] spoke. The police came. [Captain Farah Ali => Farah Ali | military] left."
    ),
    "a body's secretary general": (
        "[The Collective of Velm => Collective of Velm | other] spoke. "
        "[Its secretary general, Daouda Dial => Daouda Dial | other], left."
    ),
    "his spokesman": (
        "[Opposition leader Raila Ongo => Raila Ongo | opposition] spoke. "
        "[His spokesman, Dennis Onyang => Dennis Onyang | opposition], left."
    ),
    "a chairman with a rank": "[BIWTA chairman Commodore Golam Sadek => Golam Sadek | other] left.",
    "a director of media operations": (
        "[Defence Headquarters => Defence Headquarters | military] spoke. "
        "[Its director of media operations, Major General John Enen => John Enen | military], left."
    ),
    "a superintendent": "[Superintendent of Police Mina Mahmud => Mina Mahmud | government] left.",
    "an official of a hospital": "[Hospital official Dr Farid Ahmed => Farid Ahmed | medical-rescue] left.",
    "a lieutenant-colonel": "[Lieutenant-Colonel Eric Ndol => Eric Ndol | military] left.",
    "a minister of another field": (
        "[Tourism Minister Mehmet Ers => Mehmet Ers | government] denied it. "
        "[The justice minister => justice minister | government] left. [The tourism minister => Mehmet Ers] wept."
    ),
    "a firefighters' commander": "[Firefighter commander Luis Ponte => Luis Ponte | medical-rescue] left.",
    "a leader of the government's militia": (
        "[Babakur Kolo, leader of the pro-government militia => Babakur Kolo | military], left."
    ),
    "a coordinator of the United Nations": (
        "[UN humanitarian coordinator Edward Kalon => Edward Kalon | intergovernmental] left."
    ),
    "a guest": "[Guest Atakan Yelk => Atakan Yelk | civilian] left. [He => Atakan Yelk] wept.",
    "a company by its noun": (
        "[The mining company Poderos => Poderos | other] said so. [The company => Poderos | other] wept."
    ),
    "a major in a district": "[An army officer in the district, Major Daud Gedi => Daud Gedi | military], left.",
    "the premier": (
        "[Prime Minister Irakli Kob => Irakli Kob | government] spoke. [The premier => Irakli Kob] left."
    ),
    "an officer of a police station": (
        "[Officer-in-Charge of Taragan Police Station Faruk Ahmed => Faruk Ahmed | government] left."
    ),
    "a town's police chief": (
        "Tolmen's deputy inspector general of police, Abdul Bat, came. [He => Abdul Bat | government] left."
    ),
    "a sheriff's office": "[The sheriff's office => sheriff's office | government] counted four.",
    "an engineer of the army": "[An army engineer => army engineer | military] left.",
    "a spokesman of a medical center": (
        "[A spokesman for St. Brendan Medical Center => spokesman for St. Brendan Medical Center | medical-rescue] left."
    ),
}
VARIANTS = {
    "a title of courtesy": "[Malam Bashir Sani => Bashir Sani] left. [Bashir Sani => Bashir Sani] wept.",
    "initials": "[Governor J. B. Lonem => J. B. Lonem] left. [Governor Jean-Bosco Lonem => J. B. Lonem] wept.",
    "a letter lost": "[Mayor Zabihullah Mujib => Zabihullah Mujib] left. [Mayor Zabiullah Mujib => Zabihullah Mujib] wept.",
    "two of one surname": "[Mayor Tom Mujib => Tom Mujib] left. [Mayor Tim Mujib => Tim Mujib] wept.",
    "a surname that a group bears": "[Zia Haq => Zia Haq] said so. [Haq => Zia Haq] wept.",
    "a first name that is a surname": (
        "[A resident, Bashir Ahmad Wani => Bashir Ahmad Wani | civilian], left. [Wani => Bashir Ahmad Wani] wept."
    ),
    "on a platform": "In a statement on [Telegram Asad Mansur => Asad Mansur] said so.",
}
ORGANS = {
    "another country's commission": (
        "KE",
        "[The Kenya National Commission on Human Rights (KNCHR) => Kenya National Commission on Human Rights | monitor]"
        " spoke. [The KNCHR => Kenya National Commission on Human Rights] left.",
    ),
    "a mission": ("LB", "[UNIFIL => UNIFIL] spoke. [The mission => UNIFIL | intergovernmental] left."),
    "a council as an agency": (
        "PH",
        "[The National Disaster Risk Reduction and Management Council (NDRRMC)"
        " => National Disaster Risk Reduction and Management Council | government] spoke. "
        "[The agency => National Disaster Risk Reduction and Management Council] left.",
    ),
    "the acting governor": (
        "RU",
        "[The head of the Kursk region, Alexei Smirn => Alexei Smirn | government], spoke. "
        "[The acting governor => Alexei Smirn] left.",
    ),
    "a state of a federation": (
        "MX",
        "[The state government => state government | government] blamed gangs.",
    ),
    "a province": ("PK", "[The Government of Ardeva => government of Ardeva | government] blamed gangs."),
    "a collective": (
        "MX",
        "The [collective Searchers => Searchers] met. [The collective => Searchers] left.",
    ),
    "who heads a state": ("AF", "[The government of Hamid Karzai => Afghan government | government] left."),
    "a state of two parties": (
        "LY",
        "[The Government of National Unity => Government of National Unity] left.",
    ),
    "letters and digits": ("CD", "[The M23 => M23 | rebel] denied it."),
    "the occupation army": (
        "PS",
        "[The occupation army => Israeli military | foreign-government] denied it.",
    ),
    "the enemy": ("LB", "[The enemy => Israeli military | foreign-government] spoke of eleven."),
    "the enemy of others": ("SD", "[The enemy => enemy] spoke of eleven."),
    "a press service": (
        "AZ",
        "[The Press Service of the Ministry of Defense => Azerbaijani Defence Ministry | military] spoke. "
        "[The head of the Press Service, Colonel Elnur Qas => Elnur Qas | military], left.",
    ),
    "the ministry in a capital": (
        "AM",
        "[Armenia's Defence Ministry => Armenian Defence Ministry] said so. Azerbaijan's Defence Ministry denied it. "
        "[The ministry in Baku => Azerbaijani Defence Ministry | foreign-government] counted two.",
    ),
    "the spokesman of its ministry": (
        "AM",
        "Armenia's Defence Ministry said so. "
        "[Karen Vardan, the spokesman of the Armenian ministry => Karen Vardan | military], left.",
    ),
    "his office": (
        None,
        "[Prime Minister Garry Lund => Garry Lund | government] wept. "
        "[His office => Garry Lund's office | government] counted 70.",
    ),
    "its government": (
        "IL",
        "More than a million have been displaced in Lebanon, [its government => Lebanese government | foreign-government] said.",
    ),
    "the ministry of the West Bank": (
        "PS",
        "Nine were killed in the West Bank, [the Palestinian health ministry => Palestinian Health Ministry] said.",
    ),
    "the ministry of Gaza": (
        "PS",
        "[The Gaza health ministry => Gaza health ministry] spoke. "
        "[The Palestinian health ministry => Gaza health ministry] counted nine.",
    ),
}


@pytest.mark.parametrize("marked", APPOSED.values(), ids=APPOSED)
def test_speakers_apposed(marked):
    check(marked)


@pytest.mark.parametrize("marked", BRACKETS.values(), ids=BRACKETS)
def test_speakers_bracketed(marked):
    check(marked)


@pytest.mark.parametrize("marked", NEXT.values(), ids=NEXT)
def test_speakers_named_next(marked):
    check(marked)


@pytest.mark.parametrize("marked", PRONOUNS.values(), ids=PRONOUNS)
def test_speakers_taken_up(marked):
    check(marked)


@pytest.mark.parametrize("marked", READINGS.values(), ids=READINGS)
def test_speakers_read_to_the_end(marked):
    check(marked)


@pytest.mark.parametrize("marked", TYPES.values(), ids=TYPES)
def test_speakers_types_of_offices(marked):
    check(marked)


@pytest.mark.parametrize("marked", VARIANTS.values(), ids=VARIANTS)
def test_speakers_variants_of_names(marked):
    check(marked)


@pytest.mark.parametrize(("country", "marked"), ORGANS.values(), ids=ORGANS)
def test_speakers_of_states(country, marked):
    check(marked, country)


def test_speakers_own_outlet_by_its_letters():
    check("Two died. [LNA => LNA | media] could not verify it.", outlet="Levant News Agency")


HOMES = {
    "a dateline and the text": ("BEIRUT (ICN) - Israel and Lebanon traded fire.", "", "LB"),
    "a dateline alone": ("MOSCOW (ICN) - Israel and Lebanon traded fire. Israel denied it.", "", "IL"),
    "an outlet": ("The army spoke.", "The Mirror of Naypyitaw", "MM"),
    "an outlet and the text": ("They were driven to Gaziantep from Idlib.", "Idlib Today", "SY"),
    "a surname": (
        "MOGADISHU (HW) - Al-Shabaab came. Ahmed Aden left. Aden wept. The Somali police came.",
        "",
        "SO",
    ),
    "a longer name": ("A mine went off in Basra Amin, in Somalia.", "", "SO"),
}


@pytest.mark.parametrize(("text", "outlet", "home"), HOMES.values(), ids=HOMES)
def test_speakers_home_of_a_document(text, outlet, home):
    assert infer_country(Document("x", text, outlet=outlet)) == home


def test_speakers_quoted_as_saying():
    text = "Nine died, state radio quoted the governor as saying."
    source, cue = text.index("state"), text.index("saying")
    item = Attribution("x#1", ((source, source + 11),), ((cue, cue + 6),), ((0, 9),))
    found = resolve_sources(Document("x", text), segment_document(Document("x", text)), [item])
    assert found[0].speaker == "governor"


def test_speakers_president_after_a_comma():
    text = "The union counted nine. Five are missing, according to its president, Esp Lokana."
    cue, source = text.index("according"), text.index("its")
    item = Attribution("x#1", ((source, source + 13),), ((cue, cue + 12),), ((24, 40),))
    found = resolve_sources(Document("x", text), segment_document(Document("x", text)), [item])
    assert found[0].speaker == "Esp Lokana"


def test_speakers_time_before_a_source():
    check("[23.50 - The governor, Erdo Bektas => Erdo Bektas | government], said so.")


def test_speakers_who_is_not_the_who():
    check("[The WHO => World Health Organization | intergovernmental] said so.")
    text = "Those who talk doubt the count."
    item = Attribution("x#1", ((0, 9),), ((15, 20),), ((21, 30),))
    found = resolve_sources(Document("x", text), segment_document(Document("x", text)), [item])
    assert found[0].speaker != "World Health Organization"
