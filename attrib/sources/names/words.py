"""Words that mentions of sources are told by: head nouns with type and gender, first names, closed classes.

Head nouns and first names are data (``roles.csv``, ``first_names.csv``); the closed classes of English
stand here.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import lru_cache

from attrib.package_files import read_package_file

PARTICLES = frozenset(
    "ten al el bin ibn ben abu de da di del della der den la le van von du dos ter ould bint".split()
)
ORG_WORDS = frozenset(
    """ministry party council committee university institute agency army front brigade brigades
battalion movement group association union federation league corporation corp inc ltd company bank court
commission bureau department office authority foundation society network center centre observatory
hospital school college church police command forces force coalition alliance congress senate parliament
assembly campaign fund organisation organization programme program service services times post news
herald tribune journal gazette television tv radio media press club fc airlines airways airport group
holdings partners capital guard guards division directorate embassy administration board trust project
initiative institution academy museum laboratories labs studios industries motors systems technologies
legion corps unit units regiment squadron militia rebels house forum platform mission panel tribunal
governorate municipality crescent cross defence defense watch bloc caucus chamber secretariat
united rovers wanderers athletic
collective syndicate exchange insurance airline railways ministry's agency's clinic monitor rescue""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue
wed thu fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays""".split()
)
FUNCTION = frozenset(
    """the a an and or but if in on at to for from by with of as it he she they we i you his her its
their our my your this that these those there here when while where who what which how why not no yes so than
then also after before since until although though because however meanwhile earlier later last next now
according both all some many most more other others another each every any few several one two three four five
six seven eight nine ten dozens hundreds thousands millions at least about over under up down out off into is
are was were be been has have had do does did will would can could may might must shall should let despite
during between among amid against without within through across along around near above below only even still
just yet such same own well back first second third once again asked speaking based read see more than per
around earlier tags published updated source sources related photo video reporting editing write writing
hes shes theyre theyve weve youre youve ive thats theres heres whats dont doesnt didnt isnt arent wasnt
werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt
additional breaking exclusive opinion analysis special live local new old mr mrs ms""".split()
)
QUANTITIES = frozenset(  # openings that count what follows, two words at a time
    (first, second)
    for second, firsts in (
        ("than", "more less fewer"),
        ("least", "at"),
        ("most", "at"),
        ("to", "up"),
        ("dozen", "a half one two several"),
        ("of", "dozens scores hundreds thousands number couple handful majority dozen"),
        ("of", "much most many some part"),
    )
    for first in firsts.split()
)
NAMED_AS = frozenset(
    "name named called calling calls call identified identifies known nicknamed "
    "pseudonym alias guerre".split()
)
NAME_CLAUSE = NAMED_AS | frozenset(
    """who which itself that uses used using goes went going gave gives by the as his her their
himself herself first only under is was asked to be a nom de by just and , ( " “""".split()
)
COMPASS = frozenset("southern northern western eastern central".split())  # no names by themselves
HONORIFICS = frozenset("mr mrs ms miss mx".split())
SURNAME_ROLES = frozenset(
    """baker singer farmer driver carpenter merchant fisher king prince queen pope bishop abbot child
major judge justice mason priest monk engineer banker coach page page sheriff marshal""".split()
)
PAPER_WORDS = frozenset("observer citizen reporter democrat republican".split())  # the ends of papers' names
REGION_WORDS = frozenset(  # Norvale [Countryside] Police Command
    "countryside province provincial district governorate region regional city county suburbs".split()
)
OUTLET_TAILS = frozenset("now today tonight deeply untold direct".split())  # names of outlets: Veldora [Now]
INNER_WORDS = frozenset("without beyond against".split())  # Relief [Without] Limits
COMPANY_WORDS = frozenset("company firm corporation manufacturer maker giant retailer".split())
MEDIA_WORDS = frozenset("news times post herald tribune journal gazette tv radio".split())
BRIGADE_WORDS = frozenset(
    "liberation insurgent liwa jaish katibat firqat legion corps battalion squadron".split()
)
CORPORATE = frozenset(
    "inc corp corporation ltd llc plc group holdings company co bank airlines ag sa".split()
)
HYPHENATED = (
    "-based",
    "-led",
    "-backed",
    "-held",
    "-linked",
    "-run",
    "-controlled",
    "-allied",
    "-aligned",
    "-owned",
    "-born",
    "-funded",
    "-dominated",
    "-era",
    "-style",
    "-affiliated",
    "-occupied",
    "-brokered",
    "-wide",
)
SAYING = frozenset(
    """said says told tells added adds asked asks argued argues insisted explained noted replied recalled
wrote believes thinks hopes wants warned urged admitted acknowledged complained joked laughed smiled testified
tweeted""".split()
)

SINGULAR = {
    "he": "m",
    "him": "m",
    "himself": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
    "hers": "f",
}
THINGS = frozenset(("it", "itself", "its"))
PLURAL = frozenset(("they", "them", "themselves", "their", "theirs"))
SPEAKER = frozenset("i we me us my our myself ourselves".split())
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
OTHER_PRONOUNS = frozenset(
    "you one some others this these those everyone everybody nobody anyone someone many most all both "
    "another none few several neither either somebody no-one".split()
)
WHOEVER = frozenset(
    "anyone anybody everyone everybody someone somebody nobody those".split()
)  # "anyone who …": nobody in particular
WHOEVER_TAILS = frozenset("who whose that with in on at of from".split())
BOTH = frozenset(
    (
        ("both",),
        ("two",),
        ("pair",),
        ("duo",),
        ("both", "men"),
        ("two", "men"),
        ("both", "sides"),
        ("two", "sides"),
        ("both", "leaders"),
        ("two", "leaders"),
        ("both", "women"),
        ("two", "women"),
        ("two", "ministers"),
        ("both", "countries"),
        ("two", "countries"),
        ("two", "groups"),
        ("both", "of", "them"),
    )
)
DEFINITE = frozenset("the this that these those".split())
INDEFINITE = frozenset(
    "a an one another some several many few other any no every each two three four five six seven eight "
    "nine ten dozens hundreds numerous various certain multiple".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
TAILS = frozenset(
    "of for at from in on with near inside outside within to by under about among across into over".split()
)
LEADERS = frozenset(
    "in on after since during amid despite however meanwhile earlier later following according among before "
    "then today yesterday still separately elsewhere instead while because until".split()
)
ETHNIC = frozenset(
    "kurdish arab sunni shiite shia christian muslim jewish druze european african asian latin yazidi "
    "western".split()
)
CUT = frozenset(
    "who which that whose whom where when while speaking citing quoting including based whose after "
    "before since as because".split()
)
DESCRIPTORS = frozenset(
    """group agency movement newspaper daily website channel tv television organisation organization
militia party network paper magazine broadcaster faction station rebels news radio watchdog monitor charity
rebel forces fighters militants militiamen outlet site correspondent's company alliance""".split()
)
PARTISANS = frozenset(("republican", "democrat", "conservative", "liberal", "libertarian", "islamist"))
PLACE_NOUNS = frozenset(
    "town city village district province neighbourhood neighborhood area region river camp suburb "
    "state county governorate port island of in at for and near from to".split()
)
TIME_WORDS = CALENDAR | frozenset(
    "yesterday today tonight tomorrow earlier later also meanwhile recently on has have had".split()
)
CONNECTORS = frozenset("and or but that who which while as than both all such".split())
GENITIVES = ("'s", "’s", "'", "’")
NAMING = frozenset(
    """the state terror terrorist rights jihadist rebel militant islamist extremist monitoring opposition
rescue aid activist armed insurgent separatist""".split()
)
LOCATION_TAILS = frozenset("in near inside outside within across on from".split())

COLLECTIVES = frozenset("government regime authority army military police troop forces state-media".split())
NATIONAL = frozenset(
    """government regime authority army military police parliament cabinet presidency judiciary
navy junta troop forces""".split()
) | {
    "air force",
    "armed forces",
    "security forces",
    "government forces",
    "regime forces",
    "state media",
    "state television",
    "state tv",
    "state radio",
    "state news agency",
    "official news agency",
    "central bank",
    "supreme court",
    "official media",
    "civil defence",
    "civil defense",
    "coast guard",
}
TITLES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "dr": "doctor",
    "prof": "professor",
    "sgt": "sergeant",
    "capt": "captain",
    "adm": "admiral",
    "maj gen": "general",
    "lt gen": "general",
    "brig gen": "general",
    "lt col": "colonel",
}
HEADS = frozenset(
    ("head", "director", "chief", "leader", "boss", "chairman", "chairwoman", "executive director", "founder")
)
CLUB_OFFICES = frozenset(
    ("president", "vice president", "vice-president", "secretary", "chancellor", "commissioner")
)
NO_OFFICE = frozenset("family person child local youth people team".split())  # say nothing of a named person
LOCAL = frozenset("local provincial regional municipal district city town state-level".split())
KIN = frozenset(
    """father mother brother sister son daughter husband wife widow uncle aunt cousin grandfather
grandmother relative""".split()
)
COMPANIES = frozenset(
    """company firm corporation giant bank airline carmaker automaker manufacturer maker retailer lender
operator startup club team association federation league foundation charity university hospital school church
institute""".split()
)
ORGANS = frozenset("government regime administration authority army military police opposition".split())
STATE_HEADS = frozenset(
    (
        "government",
        "regime",
        "administration",
        "authority",
        "army",
        "military",
        "police",
        "court",
        "parliament",
        "opposition",
        "country",
        "state",
        "kingdom",
        "nation",
    )
)
ANYONE = frozenset(("man", "woman", "person", "boy", "girl"))
CALLINGS = frozenset(("medical-rescue", "expert", "activist", "witness"))
OFFICIALS = frozenset(
    (
        "official",
        "leader",
        "politician",
        "chief",
        "lawmaker",
        "candidate",
        "diplomat",
        "nominee",
        "boss",
        "minister",
    )
)
OFFICIAL_TYPES = frozenset(("government", "foreign-government", "intergovernmental", "opposition", "other"))


@dataclass(frozen=True, slots=True)
class Role:
    """A head noun for sources: ``kind`` person, people, org, source, document or title."""

    noun: str
    kind: str
    type: str
    gender: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roles by folded words, how long they get, and the genders of first names."""

    roles: dict[tuple[str, ...], Role]
    longest: dict[str, int]
    last_words: frozenset[str]
    first_names: dict[str, str]


def _pluralise(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the head nouns of ``roles.csv`` and the first names of ``first_names.csv``."""
    roles, longest = {}, {}
    for row in csv.DictReader(io.StringIO(read_package_file("roles.csv"))):
        singular = tuple(row["noun"].split())
        role = Role(row["noun"], row["class"], row["type"], row["gender"], False)
        plurals = [tuple(plural.split()) for plural in row["plural"].split("|") if plural]
        if not plurals and role.kind != "title":
            plurals = [(*singular[:-1], _pluralise(singular[-1]))]
        for words in plurals:
            roles.setdefault(words, Role(role.noun, role.kind, role.type, role.gender, True))
        if singular not in plurals or role.kind == "org":
            roles[singular] = role
    for words in roles:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    names = {
        row["name"].casefold(): row["gender"]
        for row in csv.DictReader(io.StringIO(read_package_file("first_names.csv")))
    }
    return Lexicon(roles, longest, frozenset(words[-1] for words in roles), names)


def match_role(words, position: int, end: int, lexicon: Lexicon) -> tuple[int, Role] | None:
    """Return the longest role that begins at token ``position``: (tokens, role), or None."""
    if position >= min(end, len(words)):
        return None
    first = words[position].casefold().replace(".", "")
    longest = lexicon.longest.get(first)
    if not longest:
        return None
    folded = [first]
    for word in words[position + 1 : min(end, position + longest)]:
        folded.append(word.casefold().replace(".", ""))
    for length in range(len(folded), 0, -1):
        role = lexicon.roles.get(tuple(folded[:length]))
        if role is not None:
            return length, role
    return None


def find_title(words, i, segmentation, lexicon) -> tuple[Role | None, int]:
    """Return the title or person role directly before token i, and where it begins."""
    low_bound = max(segmentation.sentence_tokens[segmentation.sentence_of[i]][0], i - 5)
    for start in range(low_bound, i):
        found = match_role(words, start, i, lexicon)
        if found and found[1].kind in ("title", "person") and not found[1].plural:
            end = start + found[0]
            if end < i and words[end] == ".":
                end += 1
            if end == i:
                return found[1], start
    return None, i
