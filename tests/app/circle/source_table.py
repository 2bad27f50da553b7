"""The table of lines in the research (content research 5.2, seen on 2026-11-22), typed by hand.

It was typed apart from the files of the program, so that a slip of a finger in one of the two is
found by comparing them.  Cells stand as in the source, rows that must not come with the program
too: no digit of theirs may be found in it.

``Ships`` says, again typed apart, what the program must show of a row.
"""

from __future__ import annotations

from dataclasses import dataclass

ROUND_THE_CLOCK = "24/7"
NOT_KNOWN = ""

V, T, TTY, CHAT, MAIL, WHATSAPP, USSD, WEB = "voice", "text", "tty", "chat", "mail", "whatsapp", "ussd", "web"


@dataclass(frozen=True)
class Ships:
    """What the program must show.  ``hours``: round the clock, not known, or days, times and zone.

    ``contacts``: (kind, value) or (kind, value, extra), where extra is what to write, press or spell.
    """

    id: str
    name: str
    contacts: tuple[tuple[str, ...], ...]
    hours: str = ROUND_THE_CLOCK
    sure: bool = True
    region: str = ""
    languages: str = ""
    operator: str = ""
    cost: str = ""
    bill: str = "may-show"
    police: str = ""
    served: str = ""
    about: str = ""
    not_served: bool = True  # whether somebody may be turned away
    note: bool = False
    for_pain: bool = False


@dataclass(frozen=True)
class Row:
    """A row as it stands in the research, and what of it comes with the program."""

    country: str
    service: str
    contact: str
    hours: str
    by: str
    who: str
    confidence: str
    source: str
    ships: Ships | None = None
    held_back: tuple[str, ...] = ()  # digits and addresses of the contact cell that must not be shown


ROWS = (
    Row(
        "US", "National Domestic Violence Hotline", "1-800-799-7233 · TTY 1-800-787-3224 · text START to 88788 · chat thehotline.org",
        "24/7 · EN, ES; interpreters 200+", "NDVH", "anyone", "A", "ovc.ojp.gov news 2022-01-20; languages en.wikipedia.org (B).",
        Ships("us-domestic-violence", "National Domestic Violence Hotline",
              ((V, "1-800-799-7233"), (TTY, "1-800-787-3224"), (T, "88788", "START"), (CHAT, "thehotline.org")),
              languages="English, Spanish; interpreters for more than 200", operator="NDVH", served="Anyone", not_served=False, note=True),
    ),
    Row("US", "— Deaf videophone", "1-855-812-1001", "–", "NDVH partner", "Deaf", "C", "", None, ("1-855-812-1001",)),
    Row("US", "love is respect (teens/young)", "1-866-331-9474", "–", "NDVH", "youth", "C", "", None, ("1-866-331-9474",)),
    Row(
        "US", "National Sexual Assault Hotline", "1-800-656-4673 (HOPE)", "24/7 · EN, ES", "RAINN", "anyone", "A",
        "kuster.house.gov 2021-06-29; span.state.gov 2014; rainn.org",
        Ships("us-sexual-assault", "National Sexual Assault Hotline", ((V, "1-800-656-4673", "HOPE"),),
              languages="English, Spanish", operator="RAINN", served="Anyone", not_served=False),
    ),
    Row("US", "— text", "HOPE to 64673", "24/7", "RAINN", "", "C", "", None, ("64673",)),
    Row(
        "US", "988 Suicide & Crisis Lifeline", "call/text 988 · chat 988lifeline.org",
        "24/7 · ES press 2 / text AYUDA; veterans press 1 or text 838255", "Vibrant/SAMHSA", "anyone", "A", "988lifeline.org what-to-expect",
        Ships("us-988", "988 Suicide & Crisis Lifeline",
              ((V, "988"), (T, "988"), (CHAT, "988lifeline.org"), (V, "988", "2"), (T, "988", "AYUDA"), (V, "988", "1"), (T, "838255")),
              operator="Vibrant/SAMHSA", served="Anyone", not_served=False, for_pain=True),
    ),
    Row(
        "US", "StrongHearts Native Helpline", "1-844-762-8483 · chat/text", "24/7", "NIWRC origin", "Native people", "A",
        "stronghearts.me; 24/7 per 2021 statement. Replies to texts come from a second number",
        Ships("us-stronghearts", "StrongHearts Native Helpline", ((V, "1-844-762-8483"),), operator="Begun by NIWRC", served="Native people", note=True),
    ),
    Row(
        "US", "Trans Lifeline", "US 877-565-8860 · CA 877-330-6366", "Mon–Fri 10–18 Pacific, closed some holidays", "Trans Lifeline",
        "trans people; does not send police without consent", "B", "en.wikipedia.org; AFP 2025",
        Ships("us-trans-lifeline", "Trans Lifeline", ((V, "877-565-8860"),), hours="mon tue wed thu fri 10:00-18:00 America/Los_Angeles",
              operator="Trans Lifeline", police="It does not send police without your consent.", served="Trans people"),
        ("877-330-6366",),  # shown in Canada
    ),
    Row(
        "CA", "Trans Lifeline", "US 877-565-8860 · CA 877-330-6366", "Mon–Fri 10–18 Pacific, closed some holidays", "Trans Lifeline",
        "trans people; does not send police without consent", "B", "en.wikipedia.org; AFP 2025",
        Ships("ca-trans-lifeline", "Trans Lifeline", ((V, "877-330-6366"),), hours="mon tue wed thu fri 10:00-18:00 America/Los_Angeles",
              operator="Trans Lifeline", police="It does not send police without your consent.", served="Trans people"),
        ("877-565-8860",),  # shown in the United States
    ),
    Row(
        "US", "Crisis Text Line", "HOME (ES: HOLA) to 741741", "24/7", "Crisis Text Line", "anyone", "B",
        "theaslanfoundation.org; newsbreak 2021-10-11. Past data-sharing: 4.3",
        Ships("us-crisis-text-line", "Crisis Text Line", ((T, "741741", "HOME"), (T, "741741", "HOLA")), operator="Crisis Text Line",
              served="Anyone", not_served=False, note=True, for_pain=True),
    ),
    Row(
        "US", "Trevor Project", "1-866-488-7386", "24/7 phone", "Trevor", "LGBTQ+ youth", "B", "theaslanfoundation.org; text code differs by page: omit",
        Ships("us-trevor", "Trevor Project", ((V, "1-866-488-7386"),), operator="Trevor", served="Young LGBTQ+ people"),
    ),
    Row(
        "US", "Childhelp", "call/text 1-800-422-4453", "24/7 [M]", "Childhelp", "child abuse", "B", "helpisaclickaway.org",
        Ships("us-childhelp", "Childhelp", ((V, "1-800-422-4453"), (T, "1-800-422-4453")), hours=NOT_KNOWN, operator="Childhelp",
              about="harm to children"),
    ),
    Row(
        "US", "Human Trafficking Hotline", "1-888-373-7888 · text 233733", "–", "–", "trafficking", "B", "freewaync.org",
        Ships("us-human-trafficking", "Human Trafficking Hotline", ((V, "1-888-373-7888"), (T, "233733")), hours=NOT_KNOWN,
              about="human trafficking"),
    ),
    Row(
        "GB", "National Domestic Abuse Helpline", "0808 2000 247", "24/7, free", "Refuge", "women; callers for them", "A",
        "gov.uk grant notice; nationaldahelpline.org.uk named",
        Ships("gb-domestic-abuse", "National Domestic Abuse Helpline", ((V, "0808 2000 247"),), region="England", operator="Refuge",
              cost="free", served="Women, and people who call for them"),
    ),
    Row(
        "GB", "24/7 Rape & Sexual Abuse Support Line", "digits 0808 500 2222 · chat 247sexualabusesupport.org.uk", "24/7, 16+", "Rape Crisis E&W",
        "all genders", "service A, digits C", "247sexualabusesupport.org.uk/faqs; digits in ten repos",
        Ships("gb-rape-and-sexual-abuse", "24/7 Rape & Sexual Abuse Support Line", ((CHAT, "247sexualabusesupport.org.uk"),),
              region="England and Wales", operator="Rape Crisis England & Wales", served="People of all genders, from 16 on", note=True),
        ("0808 500 2222",),
    ),
    Row(
        "GB", "Domestic Abuse & Forced Marriage Helpline", "0800 027 1234 · e-mail · chat", "24/7 · interpreters", "Scottish Women's Aid [M]",
        "anyone", "A", "safer.scot; Citizens Advice Scotland",
        Ships("gb-scotland-domestic-abuse", "Domestic Abuse & Forced Marriage Helpline", ((V, "0800 027 1234"),), region="Scotland",
              languages="Interpreters", served="Anyone", not_served=False, note=True),
    ),
    Row(
        "GB", "Rape Crisis Scotland", "08088 01 03 02", "17–24 daily (older pages 18–24)", "RCS", "13+", "A",
        "nhsinform.scot; rapecrisisscotland.org.uk; ercc.scot",
        Ships("gb-rape-crisis-scotland", "Rape Crisis Scotland", ((V, "08088 01 03 02"),), region="Scotland",
              hours="mon tue wed thu fri sat sun 17:00-24:00 Europe/London", operator="RCS", served="People from 13 on"),
    ),
    Row("GB", "Live Fear Free", "0808 80 10 800", "24/7", "Welsh Women's Aid", "", "M", "not seen", None, ("0808 80 10 800",)),
    Row("GB", "DSA Helpline", "0808 802 1414", "24/7", "Nexus", "", "M", "not seen", None, ("0808 802 1414",)),
    Row(
        "GB", "Men's Advice Line", "0808 801 0327", "check", "Respect", "men", "B", "centre56.org.uk",
        Ships("gb-mens-advice", "Men's Advice Line", ((V, "0808 801 0327"),), hours=NOT_KNOWN, operator="Respect", served="Men"),
    ),
    Row(
        "GB", "Galop", "0800 999 5428", "hours on page old", "Galop", "LGBT+", "B", "dadsunltd.org.uk",
        Ships("gb-galop", "Galop", ((V, "0800 999 5428"),), hours=NOT_KNOWN, operator="Galop", served="LGBT+ people"),
    ),
    Row(
        "GB", "Childline", "0800 1111", "24/7", "NSPCC", "under 19", "A", "nhsinform.scot; 247sexualabusesupport.org.uk",
        Ships("gb-childline", "Childline", ((V, "0800 1111"),), operator="NSPCC", served="People under 19"),
    ),
    Row("GB", "Samaritans 116 123 · Shout text 85258 · Survivors Trust 08088 010 818", "", "", "", "", "C", "repos", None, ("116 123", "85258", "08088 010 818")),
    Row(
        "IE", "Women's Aid 24hr National Freephone", "1800 341 900", "24/7", "Women's Aid", "women", "B",
        "thejournal.ie 2016; womensaid.ie confirms service",
        Ships("ie-womens-aid", "Women's Aid 24hr National Freephone", ((V, "1800 341 900"),), operator="Women's Aid", served="Women"),
    ),
    Row(
        "IE", "National Rape Crisis Helpline", "1800 77 88 88", "24/7", "Dublin RCC", "anyone", "A", "drcc.ie 2024-12-17",
        Ships("ie-rape-crisis", "National Rape Crisis Helpline", ((V, "1800 77 88 88"),), operator="Dublin RCC", served="Anyone", not_served=False),
    ),
    Row(
        "CA", "9-8-8 Suicide Crisis Helpline", "988 call/text", "24/7 EN/FR", "CAMH", "anyone", "B",
        "richmondhilluc.ca; 911 not in all territories (endvaw.ca)",
        Ships("ca-988", "9-8-8 Suicide Crisis Helpline", ((V, "988"), (T, "988")), languages="English, French", operator="CAMH",
              served="Anyone", not_served=False, for_pain=True),
    ),
    Row(
        "CA", "Hope for Wellness", "1-855-242-3310 · chat", "24/7 · EN, FR; Cree, Ojibway, Inuktitut on request", "Gov. Canada",
        "Indigenous people", "A/B", "rcinet.ca 2018; government release copies 2016",
        Ships("ca-hope-for-wellness", "Hope for Wellness", ((V, "1-855-242-3310"),),
              languages="English, French; Cree, Ojibway and Inuktitut if asked for", operator="Government of Canada", served="Indigenous people", note=True),
    ),
    Row(
        "CA", "ShelterSafe (map of shelters' 24 h lines)", "sheltersafe.ca", "–", "Women's Shelters Canada", "women", "A", "endvaw.ca",
        Ships("ca-sheltersafe", "ShelterSafe, a map of the day and night lines of shelters", ((WEB, "sheltersafe.ca"),), hours=NOT_KNOWN,
              operator="Women's Shelters Canada", served="Women"),
    ),
    Row(
        "CA", "Talk4Healing", "1-855-554-4325", "24/7 · 14 languages", "Beendigen", "Indigenous women", "B", "cupe.on.ca; thestar.com 2018",
        Ships("ca-talk4healing", "Talk4Healing", ((V, "1-855-554-4325"),), region="Ontario", languages="14 languages", operator="Beendigen",
              served="Indigenous women"),
    ),
    Row("CA", "Assaulted Women's Helpline", "1-866-863-0511", "24/7 · 200+", "AWHL", "women", "service B, digits C", "issuu; repos", None, ("1-866-863-0511",)),
    Row(
        "AU", "1800RESPECT", "1800 737 732 · text 0458 737 732 · chat", "24/7 · interpreters by phone, text in English only",
        "Telstra Health for DSS [M]", "anyone", "B", "thedailyaus.com.au; perthnow 2023-12-07. Chats end after 6 min without reply",
        Ships("au-1800respect", "1800RESPECT", ((V, "1800 737 732"), (T, "0458 737 732")), served="Anyone", not_served=False, note=True),
    ),
    Row("AU", "Lifeline 13 11 14 · 13YARN 13 92 76 · Full Stop 1800 385 578", "", "", "", "", "M", "", None, ("13 11 14", "13 92 76", "1800 385 578")),
    Row(
        "NZ", "Women's Refuge crisisline", "0800 733 843 · Shielded Site chat", "24/7", "Women's Refuge", "women", "A", "womensrefuge.org.nz; govt.nz",
        Ships("nz-womens-refuge", "Women's Refuge crisisline", ((V, "0800 733 843"),), operator="Women's Refuge", served="Women", note=True),
    ),
    Row(
        "NZ", "Safe to Talk (sexual harm)", "0800 044 334 · text 4334 · safetotalk.nz", "24/7", "Whakarongorau/Homecare", "anyone", "B",
        "2shine.org.nz 2022, NZ Herald 2018; MSD page confirms service",
        Ships("nz-safe-to-talk", "Safe to Talk (sexual harm)", ((V, "0800 044 334"), (T, "4334"), (WEB, "safetotalk.nz")),
              operator="Whakarongorau/Homecare", served="Anyone", not_served=False),
    ),
    Row(
        "NZ", "Shine", "0508 744 633", "24/7 since 2022 per Shine; govt.nz says 9–23", "Shine", "anyone", "A", "2shine.org.nz; govt.nz",
        Ships("nz-shine", "Shine", ((V, "0508 744 633"),), hours="mon tue wed thu fri sat sun 09:00-23:00 Pacific/Auckland", sure=False,
              operator="Shine", served="Anyone", not_served=False),
    ),
    Row(
        "NZ", "Are You OK", "0800 456 450", "9–23", "", "", "A", "govt.nz",
        Ships("nz-are-you-ok", "Are You OK", ((V, "0800 456 450"),), hours="mon tue wed thu fri sat sun 09:00-23:00 Pacific/Auckland", not_served=False),
    ),
    Row(
        "IN", "Women Helpline", "181", "24/7, run by states", "Min. WCD", "women", "B",
        "New Indian Express 2020-04-18; righttoinformation.wiki reviewed 2026-06-19",
        Ships("in-women-helpline", "Women Helpline", ((V, "181"),), operator="Ministry of WCD; run by the states", served="Women"),
    ),
    Row(
        "IN", "NCW", "14490 (→ 7827170170)", "24/7", "National Commission for Women", "women", "B", "munsifdaily, nationpress, Nov 2025",
        Ships("in-ncw", "NCW", ((V, "14490"), (V, "7827170170")), operator="National Commission for Women", served="Women", note=True),
    ),
    Row(
        "IN", "Emergency 112 · Child 1098", "112 · 1098", "", "", "", "B", "munsifdaily, nationpress, Nov 2025; daily8",  # "as above; daily8"
        Ships("in-child", "Child helpline", ((V, "1098"),), hours=NOT_KNOWN, served="Children"),
        ("112",),  # shown as the emergency number
    ),
    Row("IN", "Tele-MANAS 14416", "", "", "", "", "M", "", None, ("14416",)),
    Row(
        "ZA", "GBV Command Centre", '0800 428 428 · USSD *120*7867# · SMS "help" to 31531 (persons with disabilities)', "24/7",
        "Dept Social Development", "anyone", "A", "gbv.org.za/about-us",
        Ships("za-gbv-command-centre", "GBV Command Centre", ((V, "0800 428 428"), (USSD, "*120*7867#"), (T, "31531", "help")),
              operator="Department of Social Development", served="Anyone", not_served=False),
    ),
    Row(
        "DE", "Hilfetelefon Gewalt gegen Frauen", "116 016 · chat/mail hilfetelefon.de", "24/7 · 18 languages · not on bill", "BAFzA",
        "women, relatives", "A/B", "Landkreis Stade notice; utopia.de 2023; old 08000 116 016",
        Ships("de-gewalt-gegen-frauen", "Hilfetelefon Gewalt gegen Frauen", ((V, "116 016"), (CHAT, "hilfetelefon.de")),
              languages="18 languages", operator="BAFzA", bill="not-shown", served="Women, and their relatives", note=True),
        ("08000 116 016",),
    ),
    Row(
        "DE", "Hilfe-Telefon Sexueller Missbrauch", "0800 22 55 530 · hilfe-telefon-missbrauch.online",
        "Mo We Fr 9–14, Tu Th 15–20 · 19 languages by interpreter", "N.I.N.A./UBSKM", "abuse in childhood and youth", "A",
        "bundesregierung.de 2024; hours Tagesspiegel 2024-05",
        Ships("de-sexueller-missbrauch", "Hilfe-Telefon Sexueller Missbrauch", ((V, "0800 22 55 530"), (WEB, "hilfe-telefon-missbrauch.online")),
              hours="mon wed fri 09:00-14:00, tue thu 15:00-20:00 Europe/Berlin", languages="19 languages, by interpreter",
              operator="N.I.N.A./UBSKM", about="sexual harm in childhood and youth"),
    ),
    Row(
        "AT", "Frauenhelpline", "0800 222 555 · haltdergewalt.at 16–22", "24/7, multilingual", "AÖF", "women", "B",
        "frauenhaus Mödling; sn.at 2021; vol.at 2020",
        Ships("at-frauenhelpline", "Frauenhelpline", ((V, "0800 222 555"), (CHAT, "haltdergewalt.at")), languages="Several languages",
              operator="AÖF", served="Women"),
    ),
    Row("CH", "Victim support", "142 (planned start May 2026)", "24/7", "cantons", "anyone", "B, start not confirmed", "swiss-now.ch (Basel)", None, ("142",)),
    Row(
        "FR", "3919 Violences Femmes Info", "3919", "24/7 · 12 further languages at set hours", "FNSF", "women", "A", "solidaritefemmes.org",
        Ships("fr-3919", "3919 Violences Femmes Info", ((V, "3919"),), languages="12 further languages, at set hours", operator="FNSF", served="Women"),
    ),
    Row(
        "FR", "Viols Femmes Informations", "0 800 05 95 95", "Mo–Fr 10–19 in older pages", "CFCV", "sexual violence", "B",
        "streetpress 2019; madmoizelle; Le Quotidien du Médecin",
        Ships("fr-viols-femmes", "Viols Femmes Informations", ((V, "0 800 05 95 95"),), hours="mon tue wed thu fri 10:00-19:00 Europe/Paris",
              sure=False, operator="CFCV", about="sexual violence"),
    ),
    Row(
        "FR", "116 006 France Victimes", "116 006", "–", "France Victimes", "all crime", "B", "victim-support.eu",
        Ships("fr-france-victimes", "116 006 France Victimes", ((V, "116 006"),), hours=NOT_KNOWN, operator="France Victimes",
              served="Anyone harmed by a crime", not_served=False),
    ),
    Row("FR", "3114, 119, 114 (SMS)", "", "", "", "", "C", "repos", None, ("3114", "119", "114")),
    Row(
        "ES", "016", "016 · WhatsApp 600 000 016 · 016-online@igualdad.gob.es", "24/7 · 53 languages · not on bill, delete from call log",
        "Min. Igualdad", "violence against women incl. sexual", "B", "europapress 2025-08-07; El Mirón 2025-08-24",
        Ships("es-016", "016", ((V, "016"), (WHATSAPP, "600 000 016"), (MAIL, "016-online@igualdad.gob.es")), languages="53 languages",
              operator="Ministerio de Igualdad", bill="not-shown", about="violence against women, sexual violence included"),
    ),
    Row(
        "PT", "Victim information", "800 202 148 · SMS 3060", "24/7", "CIG", "anyone", "B", "lisbonproject.org 2020",
        Ships("pt-victim-information", "Victim information", ((V, "800 202 148"), (T, "3060")), operator="CIG", served="Anyone", not_served=False),
    ),
    Row(
        "IT", "1522", "1522 · chat 1522.eu · app", "24/7 · 11 languages", "Differenza Donna for government", "women", "B", "ANSA 2023-06-09; Sky TG24",
        Ships("it-1522", "1522", ((V, "1522"), (CHAT, "1522.eu")), languages="11 languages", operator="Differenza Donna, for the government",
              served="Women", note=True),
    ),
    Row(
        "NL", "Veilig Thuis", "0800-2000", "24/7", "regional", "anyone", "A", "rijksoverheid.nl; politie.nl",
        Ships("nl-veilig-thuis", "Veilig Thuis", ((V, "0800-2000"),), operator="Run by the regions", served="Anyone", not_served=False),
    ),
    Row(
        "NL", "Centrum Seksueel Geweld", "0800-0188 · chat", "24/7 [phone: M]", "CSG", "anyone", "A", "centrumseksueelgeweld.nl",
        Ships("nl-centrum-seksueel-geweld", "Centrum Seksueel Geweld", ((V, "0800-0188"),), hours=NOT_KNOWN, operator="CSG", served="Anyone",
              not_served=False, note=True),
    ),
    Row(
        "SE", "Kvinnofridslinjen", "020-50 50 50", "24/7 · interpreters · not on bill", "NCK Uppsala", "women", "A", "nck.uu.se 2023-02-07; omtanke.today",
        Ships("se-kvinnofridslinjen", "Kvinnofridslinjen", ((V, "020-50 50 50"),), languages="Interpreters", operator="NCK Uppsala",
              bill="not-shown", served="Women"),
    ),
    Row(
        "JP", "DV Soudan Plus", "0120-279-889 · chat in 10 languages", "24/7 phone (Japanese)", "Cabinet Office", "DV", "B",
        "covid19-tagengo.com 2020; mixess.jp 2020",
        Ships("jp-dv-soudan-plus", "DV Soudan Plus", ((V, "0120-279-889"),), languages="Japanese by phone, 10 languages in the chat",
              operator="Cabinet Office", about="violence at home or by a partner", note=True),
    ),
    Row(
        "JP", "Sexual violence one-stop", "#8891 · Tokyo 03-5607-0799", "24/7 (Tokyo)", "SARC", "anyone", "A", "sarc-tokyo.org",
        Ships("jp-sexual-violence", "Sexual violence one-stop", ((V, "#8891"), (V, "03-5607-0799")), hours=NOT_KNOWN, operator="SARC",
              served="Anyone", not_served=False),
    ),
    Row(
        "MX", "Línea de las Mujeres", "079 option 1", "24/7, free", "Secretaría de las Mujeres", "women", "B",
        "La Jornada 2025-11-05; Infobae 2026-02-25",
        Ships("mx-linea-de-las-mujeres", "Línea de las Mujeres", ((V, "079", "1"),), operator="Secretaría de las Mujeres", cost="free", served="Women"),
    ),
    Row(
        "BR", "Ligue 180", "180 · e-mail central180@mulheres.gov.br", "24/7 · PT; EN/ES/Libras at times", "Min. Mulheres", "women", "B",
        "oliberal.com 2025-11-01. WhatsApp: two spellings, do not ship",
        Ships("br-ligue-180", "Ligue 180", ((V, "180"), (MAIL, "central180@mulheres.gov.br")), languages="Portuguese; at times English, Spanish and Libras",
              operator="Ministério das Mulheres", served="Women"),
        ("9610-0180", "99610-0180"),
    ),
    Row(
        "PE", "Línea 100 · Chat 100", "100", "24/7 · Spanish, Quechua, Aymara", "MIMP Warmi Ñan", "family/sexual violence, any gender", "A",
        "andina.pe (state agency) 2025-11-04",
        Ships("pe-linea-100", "Línea 100", ((V, "100"),), languages="Spanish, Quechua, Aymara", operator="MIMP, Warmi Ñan",
              served="Anyone, of any gender", about="violence in the family, or sexual violence", note=True),
    ),
    Row(
        "CO", "Línea 155", "155", "24/7", "National Police agents", "women", "B", "seguimiento.co 2021; presidencia.gov.co 2014",
        Ships("co-linea-155", "Línea 155", ((V, "155"),), operator="Agents of the National Police", police="The police answer it.", served="Women"),
    ),
    Row(
        "AR", "Línea 144", "144", "24/7; national office cut reported", "provinces/nation", "gender violence", "B, status unclear",
        "puntodevistaweb 2025-09-19; Página 12",
        Ships("ar-linea-144", "Línea 144", ((V, "144"),), sure=False, operator="Provinces and nation", about="gender violence", note=True),
    ),
    Row(
        "PY", "Fono Mujer", "137 · WhatsApp 0984 457 398", "24/7", "Min. Mujer", "women", "B", "abc.com.py 2026-01-09",
        Ships("py-fono-mujer", "Fono Mujer", ((V, "137"), (WHATSAPP, "0984 457 398")), operator="Ministerio de la Mujer", served="Women"),
    ),
    Row(
        "EU", "Women victims of violence", "116 016", "where connected (15 states had committed)", "national lines", "women", "B",
        "socialbites.ca from Commission; Landkreis Stade",
        Ships("eu-116016", "Women victims of violence", ((V, "116 016"),), hours=NOT_KNOWN, operator="National lines", served="Women", note=True),
    ),
    Row(
        "EU", "Victims of any crime", "116 006", "13 states; not BE BG CY GR HU IT LT LU MT PL RO SK SI ES (2023)", "NGOs", "anyone", "A",
        "victim-support.eu 2023, 2025; ec.europa.eu 2022",
        Ships("eu-116006", "Victims of any crime", ((V, "116 006"),), hours=NOT_KNOWN, operator="Associations of each country",
              served="Anyone harmed by a crime", not_served=False, note=True),
    ),
    Row("", "Find A Helpline", "findahelpline.com", "directory", "ThroughLine", "any country", "C", "confirm by hand", None, ("findahelpline.com",)),
    Row("", "GNWS/UN Women directory (lila.help, name M)", "directory, 90+ countries at start", "", "GNWS", "women", "B for existence",
        "boomdirectory copy of UN Women text", None, ("lila.help",)),
)  # fmt: skip

NOT_IN_116006 = ("BE", "BG", "CY", "GR", "HU", "IT", "LT", "LU", "MT", "PL", "RO", "SK", "SI", "ES")


@dataclass(frozen=True)
class EmergencyRow:
    """An emergency number of the research: 5.2, and for New Zealand 3.3."""

    country: str
    number: str
    silent: str = ""
    silent_from: str = ""
    note: bool = False
    confidence: str = "general"


EMERGENCY = (
    EmergencyRow("GB", "999", "55", "mobile", confidence="A"),  # "Silent emergency | 999 then 55 (mobile)"
    EmergencyRow("NZ", "111", "55"),  # 3.3: "NZ 111 then 55"
    EmergencyRow("CA", "911", note=True, confidence="B"),  # "911 not in all territories (endvaw.ca)"
    EmergencyRow("IN", "112", confidence="B"),  # "Emergency 112"
    EmergencyRow("EU", "112"),  # "Emergency | 112 | 24/7 | general"
)
