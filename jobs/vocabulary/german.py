"""What shops write in German."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): """
        anfrage, anfragen, anfrageneingang, angebotsinteressent, erstkontakt, interessent, interessenten,
        kundenanfrage, neuanfrage, neukontakt, neukunde, neukunden, neukundenanfrage""",
    (Subject.JOB,): "arbeit, arbeiten, auftrag, aufträge, bestellung, bestellungen, job, projekt, projekte",
    (Subject.JOB, State.RECEIVED): """
        auftrag angelegt/erfasst/erteilt, auftragsannahme, auftragsbestätigung, auftragseingang,
        auftragserfassung, auftragserteilung, bestelleingang""",
    (Subject.JOB, State.DONE): """
        abschluss, archiv, archiviert, auftragsabschluss, geschlossen, projektabschluss""",
    (Subject.WRAP,): """
        beschriftung, fahrzeugbeschriftung, flottenfolierung, teilfolierung, teilverklebung,
        vollfolierung, vollverklebung""",
    (Subject.CUSTOMER,): "auftraggeber, kunde, kunden, kundin",
    (Subject.CUSTOMER, State.PENDING): "beim kunden, kunde am zug, liegt beim kunden",
    (Subject.VEHICLE,): """
        anhänger, auto, autos, boot, bus, fahrzeug, fahrzeuge, kfz, lkw, pkw, transporter, wagen""",
    (Subject.VEHICLE, State.RECEIVED): """
        annahme fahrzeug, fahrzeug/auto bei uns, fahrzeug/auto ist da, fahrzeug/auto steht bei uns,
        fahrzeug/auto steht in halle/werkstatt, fahrzeug/auto/kfz/transporter im haus,
        fahrzeug/auto/kfz/transporter in werkstatt/halle/haus, fahrzeug/auto/kfz/transporter vor ort,
        fahrzeug/auto/kfz/transporter/lkw/pkw da/eingetroffen/angenommen/angeliefert/abgegeben/anwesend,
        fahrzeuganlieferung, fahrzeugannahme, fahrzeugeingang, fahrzeugübernahme, in der werkstatt $""",
    (Subject.MATERIAL,): """
        ersatzteile, folie, folien, folienlieferung, lieferant, lieferanten, lieferung material/folie,
        material, materialien, materiallieferung, nachschub, rollen, teil, teile, ware, waren,
        wareneingang""",
    (Subject.MATERIAL, State.ORDERED): """
        folie/material/ware/teile bestellt, folienbestellung, material/folie bestellen, materialbestellung""",
    (Subject.INFO,): """
        angaben, antwort, bilder, briefing, datei, dateien, daten, druckdaten, feedback, foto, fotos,
        info, informationen, infos, kundenantwort, kundendaten, kundenfeedback, kundeninfos, kundenlogo,
        kundenrückmeldung, kundenunterlagen, logo, logos, rückantwort, rückmeldung, unterlagen""",
    (Subject.QUOTE,): """
        angebot, angebote, angebotsanfrage, angebotserstellung, angebotskalkulation, angebotsphase,
        kalkulation, kalkulieren, kostenvoranschlag, kva, offerte, preisanfrage""",
    (Subject.QUOTE, State.SENT): """
        angebot beim kunden, angebot liegt beim kunden, angebot raus/draußen, angebotsversand""",
    (Subject.QUOTE_ANSWER,): """
        angebot offen beim kunden, angebotsannahme, angebotsbestätigung, angebotsfreigabe""",
    (Subject.INVOICE,): """
        abrechnung, fakturierung, rechnung, rechnungen, rechnungslegung, rechnungsstellung,
        schlussrechnung, zahlungslink""",
    (Subject.INVOICE, State.SENT): "in rechnung gestellt, rechnung gestellt/raus, rechnungsversand",
    (Subject.PAYMENT,): """
        bezahlung, geldeingang, restbetrag, restzahlung, schlusszahlung, zahlung, zahlungen,
        zahlungseingang, zahlungseingänge""",
    (Subject.DEPOSIT,): "anzahlung, anzahlungen, anzahlungsrechnung, vorauszahlung, vorkasse",
    (Subject.DESIGN,): """
        beim grafiker, designabteilung, designentwurf, designerstellung, designphase, designvorschlag,
        designvorschläge, entwerfen, entwurf, entwurfserstellung, entwurfsphase, entwürfe, fahrzeugdesign,
        fahrzeugentwurf, gestalten, gestaltung, gestaltungsentwurf, gestaltungsphase,
        gestaltungsvorschlag, grafik, grafikabteilung, grafikdesign, grafiken, grafikphase, im design,
        kreation, kreativphase, layout, layoutentwurf, layouterstellung, layoutphase, layouts,
        mediengestaltung, motiv, reinzeichnung, satz, skizze, skizzen, visualisierung""",
    (Subject.DESIGN, State.SENT): "layout/entwurf/design an kunden/kunde",
    (Subject.DESIGN, State.DONE): "entworfen, gestaltet",
    (Subject.REVISION,): """
        angepasst, anpassung, anpassungen, designänderung, entwurfsüberarbeitung, korrektur, korrekturen,
        korrekturphase, korrekturrunde, korrekturrunden, korrekturschleife, kundenkorrektur,
        kundenkorrekturen, kundenänderung, kundenänderungen, layoutänderung, wird angepasst,
        wird überarbeitet, änderung, änderungen, änderungsphase, änderungsrunde, änderungswunsch,
        änderungswünsche, überarbeiten, überarbeitung""",
    (Subject.PROOF,): """
        andruck, digitalproof, druckmuster, freigabeentwurf, korrekturabzug, korrekturabzüge, probedruck,
        vorabzug""",
    (Subject.APPROVAL,): """
        abnahme entwurf/design/layout, designfreigabe, druckfreigabe, entwurfsfreigabe, freigabe,
        freigabe entwurf/design/layout, freigabe kunde, freigaben, freigabephase, freigabeprozess,
        freigabeschleife, freigeben, genehmigung, gestaltungsfreigabe, korrekturabzugsfreigabe,
        korrekturfreigabe, kundenabnahme entwurf, kundenfreigabe, layoutfreigabe, produktionsfreigabe,
        proofabnahme, prooffreigabe""",
    (Subject.APPROVAL, State.APPROVED): """
        druckfreigabe liegt vor, freigabe liegt vor,
        freigabe/druckfreigabe/kundenfreigabe/designfreigabe erteilt/liegt/da/ok""",
    (Subject.APPROVAL, State.SENT): """
        in freigabe, korrekturabzug/layout/entwurf zur freigabe, zur ansicht, zur freigabe,
        zur freigabe gesendet/versendet/verschickt""",
    (Subject.REVIEW,): "bewertung, bewertungen, durchsicht, in prüfung, prüfen, rezension",
    (Subject.SCHEDULE,): """
        einplanen, einplanung, foliertermin, kalender, klebetermin, montageplanung, montagetermin, planen,
        termin, terminabsprache, terminabstimmung, termine, terminieren, terminierung, terminplanung,
        terminvereinbarung, terminvergabe""",
    (Subject.DROP_OFF,): "abgabe, fahrzeugabgabe",
    (Subject.PREP,): """
        anbauteile abbauen, anbauteile demontieren, aufbereitung, autowäsche, demontage,
        demontage anbauteile, demontage der anbauteile, demontieren, entfetten, entfettung,
        fahrzeug/auto/oberfläche/untergrund waschen/reinigen/vorbereiten/entfetten, fahrzeugaufbereitung,
        fahrzeugoberflächenreinigung, fahrzeugreinigung, fahrzeugvorbereitung, fahrzeugwäsche,
        oberflächenreinigung, oberflächenvorbereitung, reinigen, reinigung, säubern, untergrundreinigung,
        untergrundvorbereitung, vorarbeit, vorarbeiten, vorbehandlung, vorbereiten, vorbereitung,
        vorbereitungsphase, vorreinigung, wagenwäsche, waschen, wäsche""",
    (Subject.PREP, State.DONE): "demontiert, gereinigt, gewaschen, vorbereitet",
    (Subject.REMOVAL,): """
        abziehen, altbeschriftung, altfolie, altfolienentfernung, altfolierung,
        demontage/entfernung folie/altfolie/beschriftung, entbeschriftung, entfernen, entfernung,
        entfolieren, entfolierung, entklebung, folie/altfolie/beschriftung entfernen/abziehen/ablösen,
        folienablösung, folienentfernung""",
    (Subject.REMOVAL, State.DONE): "abgezogen, entfernt, entfoliert",
    (Subject.PRINT,): """
        am drucker, digitaldruck, druck, druckaufträge, drucken, druckerei intern, druckjob, druckjobs,
        druckphase, druckproduktion, druckt, foliendruck, großformatdruck, im druck, latexdruck,
        solventdruck, uv druck, wird gedruckt""",
    (Subject.PRINT, State.READY): "druckbereit, druckfertig, druckreif, druckwarteschlange, wartet auf druck",
    (Subject.PRINT, State.NEEDED): "zu drucken",
    (Subject.PRINT, State.DONE): "gedruckt",
    (Subject.REPRINT,): """
        erneut drucken, nachdruck, nachdruck nötig/erforderlich, nachdrucken, neu drucken, neudruck""",
    (Subject.REPRINT, State.DONE): "nachgedruckt",
    (Subject.LAMINATION,): """
        kaschieren, kaschierung, laminat, laminieren, laminiergang, laminierphase, laminiert wird,
        laminierung, schutzlaminat, schutzlaminierung, wird laminiert""",
    (Subject.LAMINATION, State.DONE): "kaschiert, laminiert",
    (Subject.CUT,): """
        cutten, entgittern, entgitterung, folie/folien plotten/schneiden/zuschneiden, folienschnitt,
        folienzuschnitt, im plotter, konturschneiden, konturschnitt, plot, plotten, plotterarbeiten,
        plotterschnitt, plottet, schneiden, schneideplotter, schnitt, wird geplottet, wird geschnitten,
        zuschneiden, zuschnitt""",
    (Subject.CUT, State.DONE): "entgittert, geplottet, geschnitten, zugeschnitten",
    (Subject.PRODUCTION,): """
        ablüften, ausdünsten, ausgasen, ausgasung, fertigung, folienherstellung, folienproduktion,
        herstellen, herstellung, in fertigung, produktion, produktionsphase, produzieren, wird gefertigt,
        wird hergestellt, wird produziert""",
    (Subject.PRODUCTION, State.DONE): "gefertigt, hergestellt, produziert",
    (Subject.INSTALL,): """
        anbringen, anbringung, applikation, aufbringen, außenmontage, autofolierung, bekleben, beklebung,
        beschriften, einbau, fahrzeug/auto folieren/bekleben/beschriften, fahrzeugbeklebung,
        fahrzeugfolierung, fahrzeugverklebung, folie/folien aufbringen/verkleben/anbringen/montieren,
        folienapplikation, folienmontage, folienverklebung, folierarbeiten, folieren, folierung,
        in montage, installation, installieren, klebearbeiten, kleben, montage, montagephase, montieren,
        verkleben, verklebung, vollfolierung/teilfolierung/beschriftung/vollverklebung läuft,
        vor ort montage, wird beklebt, wird beschriftet, wird foliert, wird montiert, wird verklebt""",
    (Subject.INSTALL, State.DONE): """
        angebracht, beklebt, beschriftet, foliert, installiert, montiert, verklebt""",
    (Subject.INSPECTION,): """
        abschlusskontrolle, ausgangskontrolle, eingangskontrolle fahrzeug, endabnahme, endcheck,
        endkontrolle, endprüfung, fahrzeugcheck, fahrzeuginspektion, fahrzeugkontrolle, fahrzeugprüfung,
        finale kontrolle, inspektion, kontrolle, kontrollieren, prüfung, qk, qs, qualität,
        qualitätsabnahme, qualitätscheck, qualitätskontrolle, qualitätskontrollen, qualitätsprüfung,
        qualitätssicherung, qualitätssicherungsprüfung, schlusskontrolle, sichtkontrolle, sichtprüfung,
        zwischenkontrolle, überprüfung""",
    (Subject.INSPECTION, State.DONE): "geprüft, kontrolle bestanden, kontrolliert",
    (Subject.PICKUP,): "abholen, abholung, abholung durch kunden/kunde, fahrzeugabholung, kundenabholung",
    (Subject.PICKUP, State.READY): """
        abholbereit, abholfertig, abholung bereit, bereit zum abholen, fertig zum abholen,
        fertig/bereit zur/für abholung, kann abgeholt werden, warten auf abholung, wartet auf abholung,
        zum abholen bereit, zur abholung, zur abholung bereit""",
    (Subject.PICKUP, State.DONE): "abgeholt, vom kunden abgeholt",
    (Subject.HANDOVER,): """
        auslieferung, auslieferung fahrzeug, fahrzeugauslieferung, fahrzeugrückgabe, fahrzeugübergabe,
        fahrzeugübergabe an kunden, kundenübergabe, rückgabe, schlüsselübergabe, übergabe,
        übergabe an kunden""",
    (Subject.HANDOVER, State.READY): """
        auslieferungsbereit, bereit/fertig zur/für übergabe/auslieferung, lieferbereit, übergabebereit""",
    # --- How it stands
    (State.WAIT,): """
        abwarten, erwarten, erwartet, in erwartung, warte auf, warten, warten auf, wartend auf, wartet,
        wartet auf""",
    (State.READY,): """
        als nächstes, bald, bereit, bereit zum/zur/für, demnächst, fertig zum/zur/für,
        in der warteschlange, in warteschlange, klebefertig, montagebereit, montagefertig, möglich,
        nächste, nächster, nächstes, produktionsbereit, steht an, vorgemerkt für, vorgesehen für, wartend,
        warteschlange""",
    (State.PENDING,): """
        angefordert, ausstehend, ausstehende, ausstehender, ausstehendes, fehlt noch offen, folgt, fällig,
        offen, offene, offener, offenes, steht aus, unbezahlt, überfällig""",
    (State.NEEDED,): """
        ^ für, ^ zum/zur, anfordern, benötigt, brauchen, braucht, erforderlich, muss, müssen, noch,
        notwendig, nötig, schreiben, zu erledigen, zu erstellen, zu gestalten, zu laminieren,
        zu montieren, zu planen, zu prüfen, zu schneiden, zu schreiben, zu terminieren, zu verkleben""",
    (State.APPROVED,): """
        abgenommen, bewilligt, freigabe erfolgt, freigabe erhalten, freigegeben, genehmigt,
        vom kunden freigegeben""",
    (State.ACCEPTED,): "akzeptiert, angenommen, beauftragt, bestätigt, in ordnung, unterschrieben, zugesagt",
    (State.PAID,): "beglichen, bezahlt, eingezahlt, gezahlt",
    (State.HANDED_OVER,): "ausgehändigt, ausgeliefert, geliefert, zurückgegeben, übergeben",
    (State.TO_SEND,): "rausschicken, schicken, senden, verschicken, versenden, zu senden",
    (State.SENT,): """
        abgegeben, abgeschickt, eingereicht, gesandt, geschickt, gesendet, raus, rausgeschickt,
        unterbreitet, versandt, verschickt, versendet, vorgelegt, zugesandt, zugeschickt, übermittelt""",
    (State.ORDERED,): "bestellt, bestellte, im zulauf, in lieferung, nachbestellt, unterwegs",
    (State.REQUESTED,): "angefragt, erbeten, gewünscht",
    (State.RECEIVED,): """
        angekommen, auf lager, da $, eingang, eingegangen, eingetroffen, empfangen, erhalten, liegt vor,
        vorhanden""",
    (State.DONE,): """
        abgeschlossen, alles fertig, beendet, durchgeführt, erfolgt, erledigt, fertig, fertige,
        fertiggestellt, fertigstellung, ist fertig, komplett, vollendet, vollständig""",
    (State.SCHEDULED,): """
        angesetzt, datum steht, eingeplant, eingetragen, geplant, termin vergeben,
        termin/montagetermin vereinbart/bestätigt/steht/fix/gebucht/fixiert/geplant, terminiert,
        terminlich eingeplant, vereinbart, verplant""",
    (State.BOOKED,): "gebucht, reserviert",
    (State.IN_PROGRESS,): """
        aktuell in arbeit, am laufen, angefangen, begonnen, erstellen, erstellung, gestartet, im gange,
        in arbeit, in bearbeitung, in erstellung, laufend, laufende, läuft, machen, wird bearbeitet,
        wird erstellt, wird gestaltet""",
    (State.NEW,): "neu, neuauftrag, neue, neuer, neues",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        angehalten, auf eis, auf halt, auf pause, ausgesetzt, in pause, in wartestellung, pause, pausiert,
        ruhend, ruht, unterbrochen, verschoben, vertagt, zurückgestellt""",
    (Mark.CANCELLED,): "abgesagt, annulliert, auftrag storniert, storniert, stornierung, storno, widerrufen",
    (Mark.NOT,): """
        außer, beinahe, bis auf, entfällt, fast, gestoppt, kaum, kein, keine, keinen, keiner, keines,
        nicht, nichts, nie, niemals, nirgends, noch nicht, ohne, provisorisch, statt, stopp, unnötig,
        unter vorbehalt, vorläufig""",
    (Mark.TROUBLE,): """
        abbruch, abgebrochen, abgelaufen, abgelehnt, ablehnung, anwalt, aufgegeben, ausfall, ausgefallen,
        ausschuss, beschwerde, beschwerden, beschädigt, betrug, blockiert, defekt, dublette, erstattet,
        erstattung, falsch, fehldruck, fehlen, fehlende, fehlendes, fehler, fehlerhaft, fehlerhafte,
        fehlgeschlagen, fehlt, forderung, forderungen, garantie, garantiefall, gelöscht, gericht,
        gescheitert, gesperrt, gestohlen, gewährleistung, inkasso, juristisch, kaputt, klage, mahnung,
        mahnungen, mahnverfahren, mahnwesen, mangel, misslungen, mängel, nacharbeit, nacharbeiten,
        nachbesserung, nachbesserungen, papierkorb, problem, probleme, rechtlich, rechtsanwalt,
        rechtsstreit, reklamation, reklamationen, reklamiert, rückerstattung, schaden, schulden, schäden,
        sperre, streit, streitfall, störung, unbrauchbar, unfertig, ungültig, unvollständig, unzufrieden,
        verloren, verspätet, verspätung, verweigert, verzug, verzögert, verzögerung, zurückgewiesen""",
    (Mark.OTHER,): """
        an druck/produktion/druckerei gesendet/übergeben/gegeben/weitergeleitet/geschickt,
        an grafik/design/grafiker/gestaltung gesendet/übergeben/gegeben/weitergeleitet/geschickt,
        anbauteile, angebotsnachverfolgung, anruf, anrufen, arbeitspause, aufmaß, bank, banner,
        benachrichtigen, beratung, beratungsgespräch, bericht, besichtigung, besprechung,
        datenaufbereitung, datenprüfung, dokumentation, druckdatenaufbereitung, druckdatenerstellung,
        druckdatenprüfung, drucker, druckerei, druckvorbereitung, druckvorstufe, endfinish, endreinigung,
        erinnerung, etikett, etiketten, fahrzeugaufmaß, falls, finish, flyer, follow up,
        in druck/produktion gegeben, informieren, karten, kontakt, kontaktieren, kontaktiert, lackierei,
        lackieren, lackierer, lackierung, lieferschein, lieferung, liste, listen, maße, meeting, messen,
        mit änderungen/korrekturen/anmerkungen, mittagspause, muster, musterfolie, nachfassen, nachheizen,
        nachkalkulation, neuer termin, ortstermin, plakat, plakate, plotter, remontage, reparatur,
        reparieren, rückmontage, rückruf, schild, schilder, schlussreinigung, schulung, sobald, software,
        spedition, t shirt, t shirts, telefon, telefonat, transport, umgeplant, umplanen, umterminiert,
        urlaub, vermessen, vermessung, verpacken, verpackung, versand, versandbereit, versandfertig,
        versicherung, vertrag, verträge, visitenkarten, vor ort termin, vorlage, vorlagen, wartung, wenn,
        wiedervorlage, zusammenbau""",
    (Mark.BEFORE,): "vor, vor dem, vor der, vorab",
    (Mark.AFTER,): "nach, nach dem, nach der",
    (Mark.INTERNAL,): """
        abteilungsleiter, chef, geschäftsführer, intern, interne, interner, internes, meister, team,
        unser, unsere, werkstattleiter""",
    (Mark.AND,): "oder, sowie, u, und",
    (Mark.ANOTHER_DAY,): """
        dezember, dienstag, donnerstag, februar, freitag, januar, juli, juni, mai, mittwoch, montag,
        morgen, märz, oktober, samstag, sonntag""",
    (Mark.FILLER,): """
        abt, abteilung, aktuell, alle, alles, alt, alte, alten, alter, am, an, ans, auf, aufkleber,
        aufs, aus, außen, bei, beim, bühne, dach, derzeit, des, digital, dringend, durch, durch uns,
        eilig, ein, eine, einen, einer, erfolgreich, erste, erster, erstes, farbe, farben, farbwechsel,
        finale, finaler, finales, flotte, front, für, ganze, gerade, glanz, große, großer, großformat,
        halle, hallen, hat, haube, heck, heute, heutige, im, in, innen, ins, ist, jetzt, kleine,
        kleiner, komplette, kw, links, matt, mit, motorhaube, nr, nummer, oberfläche, oberflächen,
        phase, platz, priorität, rechts, runde, schritt, seite, seiten, sind, status, stufe, tag, tage,
        teilweise, tür, türen, vollflächig, vom, von, vor ort, werbung, werden, werkstatt, wird, woche,
        worden, wurde, zu, zum, zur, zweite, zweiter""",
    (Mark.ARTICLE,): "das, dem, den, der, die",
}
