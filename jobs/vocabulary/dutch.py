"""What shops write in Dutch."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): "aanvraag, aanvragen, informatieaanvraag, interesse, klantaanvraag, nieuwe aanvraag",
    (Subject.JOB,): """
        bestelling, bestellingen, klus, opdracht, opdrachten, order, project, projecten, werk,
        werkzaamheden""",
    (Subject.JOB, State.RECEIVED): """
        opdracht binnen, opdrachtbevestiging, order binnen, orderbevestiging, orderontvangst""",
    (Subject.JOB, State.DONE): "archief, gearchiveerd, gesloten, opgeleverd",
    (Subject.WRAP,): "carwrap, carwrapping",
    (Subject.CUSTOMER,): "klant, klanten, opdrachtgever",
    (Subject.CUSTOMER, State.PENDING): "bij de klant, bij klant, ligt bij klant",
    (Subject.VEHICLE,): """
        aanhanger, auto, bestelbus, bestelwagen, bus, busje, voertuig, voertuigen, vrachtwagen, wagen""",
    (Subject.VEHICLE, State.RECEIVED): """
        auto staat binnen, inname voertuig/auto,
        voertuig/auto/bus binnengekomen/aanwezig/afgeleverd/aangeleverd/gearriveerd,
        voertuig/auto/bus in de werkplaats, voertuig/auto/bus in werkplaats,
        voertuig/auto/bus/wagen binnen, voertuiginname""",
    (Subject.MATERIAL,): """
        folie, folies, goederen, leverancier, levering materiaal, materiaal, materialen, onderdeel,
        onderdelen, voorraad""",
    (Subject.MATERIAL, State.ORDERED): "materiaal/folie/onderdelen besteld/bestellen, materiaalbestelling",
    (Subject.INFO,): """
        aanlevering bestanden, antwoord, bestand, bestanden, foto, foto's, gegevens, informatie, logo,
        reactie, reactie klant, terugkoppeling""",
    (Subject.QUOTE,): """
        calculatie, offerte, offerte maken, offerteaanvraag, offertes, prijsaanvraag, prijsopgave""",
    (Subject.QUOTE, State.SENT): "offerte bij de klant, offerte bij klant, offerte uit, offerte verstuurd",
    (Subject.QUOTE_ANSWER, State.APPROVED): "akkoord offerte, offerte akkoord, offerte getekend",
    (Subject.INVOICE,): "betaallink, facturatie, facturen, factuur",
    (Subject.INVOICE, State.NEEDED): "factureren, te factureren",
    (Subject.INVOICE, State.SENT): "gefactureerd",
    (Subject.PAYMENT,): "betaling, betalingen, restbetaling, te betalen",
    (Subject.DEPOSIT,): "aanbetaling, aanbetalingen, voorschot, vooruitbetaling",
    (Subject.DESIGN,): """
        bij ontwerper, bij vormgever, dtp, grafisch ontwerp, ontwerp, ontwerpafdeling, ontwerpen,
        ontwerpfase, opmaak, schets, schetsen, vormgeving""",
    (Subject.DESIGN, State.DONE): "ontworpen",
    (Subject.REVISION,): """
        aanpassing, aanpassingen, correctie, correcties, ontwerp aanpassen, revisie, revisies, wijziging,
        wijzigingen""",
    (Subject.PROOF,): "digitale proef, drukproef, drukproef maken, drukproeven, proef",
    (Subject.APPROVAL,): """
        accordering, akkoord, akkoord klant, akkoordverklaring, goedkeuren, goedkeuring,
        goedkeuring klant, klantakkoord, ontwerpgoedkeuring""",
    (Subject.APPROVAL, State.APPROVED): """
        akkoord bevonden, akkoord ontvangen/gegeven/binnen, drukproef akkoord, klant akkoord,
        ontwerp akkoord, proef akkoord""",
    (Subject.APPROVAL, State.SENT): "ter akkoord, ter goedkeuring, ter goedkeuring verstuurd",
    (Subject.SCHEDULE,): """
        afspraak, afspraak maken, afspraken, agenda, inplannen, montageplanning, plannen, planning""",
    (Subject.SCHEDULE, State.NEEDED): "in te plannen, te plannen",
    (Subject.DROP_OFF,): "auto brengen, voertuig brengen",
    (Subject.PREP,): """
        demontage, demonteren, ontvetten, reinigen, reiniging, schoonmaak, schoonmaken, voertuig reinigen,
        voertuigvoorbereiding, voorbereiden, voorbereiding, voorbewerking, wasbeurt, wassen""",
    (Subject.PREP, State.DONE): "gedemonteerd, gereinigd, gewassen, ontvet, schoongemaakt",
    (Subject.REMOVAL,): """
        belettering verwijderen, de stickering, folie eraf, folie verwijderen, ontstickeren,
        oude belettering verwijderen, oude folie, verwijderen, verwijderen folie, verwijdering""",
    (Subject.REMOVAL, State.DONE): "verwijderd",
    (Subject.PRINT,): "bedrukken, drukken, in print, print, printen, printwerk, wordt geprint",
    (Subject.PRINT, State.READY): "drukklaar, klaar om te printen, printklaar, printwachtrij",
    (Subject.PRINT, State.NEEDED): "te drukken, te printen",
    (Subject.PRINT, State.DONE): "bedrukt, gedrukt, geprint",
    (Subject.REPRINT,): "herdruk, herprint, herprinten, opnieuw drukken, opnieuw printen",
    (Subject.LAMINATION,): "lamineren, laminering, wordt gelamineerd",
    (Subject.LAMINATION, State.DONE): "gelamineerd",
    (Subject.CUT,): """
        contoursnijden, pellen, plotten, snijden, snijplotten, snijwerk, uitsnijden, wordt gesneden""",
    (Subject.CUT, State.DONE): "gepeld, geplot, gesneden",
    (Subject.PRODUCTION,): "in productie, produceren, productie, uitgassen, vervaardigen",
    (Subject.PRODUCTION, State.DONE): "geproduceerd",
    (Subject.INSTALL,): """
        aanbrengen, applicatie, beletteren, belettering, beplakken, bestickeren, bestickering,
        folie aanbrengen, installatie, installeren, montage, monteren, plakken, stickeren,
        wordt beletterd, wordt gewrapt, wrappen""",
    (Subject.INSTALL, State.NEEDED): "te monteren, te plakken, te wrappen",
    (Subject.INSTALL, State.DONE): """
        aangebracht, beletterd, beplakt, bestickerd, gemonteerd, geplakt, gewrapt, geïnstalleerd""",
    (Subject.INSPECTION,): """
        controle, controleren, eindcontrole, eindinspectie, eindkeuring, inspectie, keuring, kwaliteit,
        kwaliteitscontrole, nacontrole, voertuiginspectie""",
    (Subject.INSPECTION, State.DONE): "gecontroleerd, gekeurd",
    (Subject.PICKUP,): "afhalen, afhalen door klant, afhaling, ophalen, ophalen door klant",
    (Subject.PICKUP, State.READY): """
        afhaalklaar, gereed voor afhalen/ophalen, kan opgehaald worden, kan worden opgehaald,
        klaar om af te halen, klaar om op te halen, klaar om opgehaald/afgehaald,
        klaar voor afhalen door klant, klaar voor afhalen/ophalen/afhaling, wacht op ophalen,
        wachten op afhalen/ophalen""",
    (Subject.PICKUP, State.DONE): "afgehaald, opgehaald, opgehaald door klant",
    (Subject.HANDOVER,): "afleveren, aflevering, levering, opleveren, oplevering, overdracht",
    # --- How it stands
    (State.WAIT,): """
        afwachten, afwachting van, in afwachting van, wacht, wacht op, wachten, wachten op, wachtend op""",
    (State.READY,): """
        aan de beurt, gereed om, gereed voor, in de wachtrij, in wachtrij, klaar om, klaar om te,
        klaar voor, volgende, vrijgegeven voor, wachtrij""",
    (State.PENDING,): """
        in afwachting, in behandeling bij klant, nog te ontvangen, onbetaald, openstaand, openstaande,
        te bevestigen""",
    (State.NEEDED,): "^ voor, aan te vragen, moet, moeten, nodig, te doen, te maken, vereist",
    (State.APPROVED,): "akkoord voor druk, geaccordeerd, goedgekeurd, vrijgegeven",
    (State.ACCEPTED,): "bevestigd, definitief, geaccepteerd, getekend, ondertekend",
    (State.PAID,): "betaald, voldaan",
    (State.HANDED_OVER,): "afgeleverd, geleverd, overgedragen, overhandigd",
    (State.TO_SEND,): "opsturen, sturen, te versturen, versturen, verzenden",
    (State.SENT,): """
        doorgestuurd, gemaild, gestuurd, ingediend, opgestuurd, uitgestuurd, verstuurd, verzonden""",
    (State.ORDERED,): "besteld, in bestelling, nabesteld",
    (State.REQUESTED,): "aangevraagd, gevraagd, opgevraagd",
    (State.RECEIVED,): "aangekomen, binnen $, binnengekomen, gearriveerd, ontvangen",
    (State.DONE,): """
        af $, afgerond, afgewerkt, compleet, gedaan, gereed, helemaal klaar, klaar, uitgevoerd, voltooid""",
    (State.SCHEDULED,): """
        afspraak gemaakt/bevestigd/gepland/ingepland, datum bevestigd/gepland, gepland, ingepland,
        staat gepland""",
    (State.BOOKED,): "geboekt, gereserveerd",
    (State.IN_PROGRESS,): """
        begonnen, bezig, gestart, in behandeling, in bewerking, in ontwikkeling, in uitvoering,
        in voorbereiding, lopend, maken, mee bezig, onderhanden, opstellen, uitvoering, wordt aan gewerkt,
        wordt gemaakt""",
    (State.NEW,): "nieuw, nieuwe",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        aangehouden, even stil, gepauzeerd, in de wacht, in pauze, in wacht, on hold gezet, op pauze,
        opgeschort, pauze, stilgelegd, uitgesteld""",
    (Mark.CANCELLED,): "afgezegd, annulering, geannuleerd, geannuleerde",
    (Mark.NOT,): """
        behalve, bijna, geen, gestopt, niet, niets, nog niet, nooit, stoppen, voorlopig, voorlopige,
        zonder""",
    (Mark.TROUBLE,): """
        aanmaning, aanmaningen, advocaat, afgekeurd, afgewezen, beschadigd, defect, fout, fouten, foutief,
        garantie, geblokkeerd, geschil, geweigerd, incasso, juridisch, kapot, klacht, klachten, misdruk,
        mislukt, mislukte, onafgemaakt, ontbreekt, ontbrekend, ontbrekende, onvolledig, oplichting,
        opnieuw doen, overdoen, probleem, problemen, rechtszaak, schade, schuld, schulden, storing,
        te laat, terugbetaald, terugbetaling, verkeerd, verlopen, verloren, vermist, vertraagd,
        vertraging, vervallen, verwijderd uit lijst, wanbetaler""",
    (Mark.OTHER,): """
        afwerking, als, bellen, belletje, bezoek, bord, borden, contact, contract, contracten,
        drukvoorbereiding, drukwerk, eindpoets, eindschoonmaak, etiket, etiketten, gebeld, herinnering,
        herplannen, indien, inmeten, inpakken, lijst, lijsten, mal, maten, met wijzigingen/aanpassingen,
        nazorg, onderhoud, opbouwen, opleiding, opmeten, opmeting, opnieuw inplannen, opvolgen, opvolging,
        overleg, prepress, printer, proefstuk, rapport, reparatie, repareren, schadeherstel, shirts,
        spandoek, spandoeken, spuiten, spuiterij, terugbellen, totdat, transport, vakantie, vergadering,
        verpakken, verpakking, verzekering, verzending, visitekaartjes, zodra""",
    (Mark.BEFORE,): "voor de, voorafgaand aan, vóór",
    (Mark.AFTER,): "na, na de",
    (Mark.INTERNAL,): "bedrijfsleider, chef, intern, interne, leidinggevende, ons, onze, ploeg",
    (Mark.AND,): "en, plus",
    (Mark.ANOTHER_DAY,): "dinsdag, donderdag, maandag, morgen, vrijdag, woensdag, zaterdag, zondag",
    (Mark.FILLER,): """
        aan, achterkant, afdeling, al, bestaande, bij, dag, dagen, dak, de, deur, deuren, door, een,
        eerste, fase, finale, gedeeltelijk, groot formaat, hele, in, is, kleur, kleuren,
        kleurverandering, laatste, links, met, momenteel, motorkap, naar, nog, nu, nummer, om, op,
        oppervlak, oud, oude, prioriteit, rechts, reclame, reeds, spoed, stap, status, sticker,
        stickers, te, ter, tot, tweede, uit, van, vandaag, volledig, voor, voorkant, wagenpark, week,
        werkplaats, worden, wordt, zijkant, zijn""",
    (Mark.ARTICLE,): "het",
}
