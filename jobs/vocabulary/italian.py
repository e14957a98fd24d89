"""What shops write in Italian."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): """
        contatto nuovo, nuova richiesta, nuovo contatto, richiesta, richiesta informazioni, richieste""",
    (Subject.JOB,): "commessa, commesse, lavori, lavoro, ordine, ordini, progetti, progetto",
    (Subject.JOB, State.RECEIVED): "inserimento ordine, ordine ricevuto, presa in carico",
    (Subject.JOB, State.DONE): "archiviato, chiusa, chiuso, evaso",
    (Subject.CUSTOMER,): "cliente, clienti",
    (Subject.CUSTOMER, State.PENDING): "presso il cliente",
    (Subject.VEHICLE,): """
        auto, automezzo, camion, furgone, furgoni, macchina, macchine, mezzi, mezzo, rimorchio, veicoli,
        veicolo""",
    (Subject.VEHICLE, State.RECEIVED): """
        accettazione veicolo/auto/mezzo, arrivo/ingresso del veicolo, consegna veicolo da cliente,
        ingresso/arrivo veicolo/auto/mezzo, veicolo/auto/furgone/mezzo in officina/sede/laboratorio""",
    (Subject.MATERIAL,): """
        fornitore, fornitori, materiale, materiali, merce, pellicola, pellicole, pezzi, pezzo, ricambi,
        rotoli, rotolo, vinile""",
    (Subject.MATERIAL, State.ORDERED): """
        materiale/materiali/pellicola ordinato/ordinati/ordinata, ordinare materiale/materiali/pellicola,
        ordine materiale/materiali/pellicola""",
    (Subject.INFO,): """
        dati, file, foto, informazioni, logo, riscontro, riscontro del cliente, risposta,
        risposta del/dal cliente""",
    (Subject.QUOTE,): """
        offerta, preventivazione, preventivi, preventivo, quotazione, richiesta di preventivo,
        richiesta preventivo, stima""",
    (Subject.INVOICE,): "fattura, fatturazione, fatture, link di pagamento",
    (Subject.INVOICE, State.SENT): "fatturata, fatturato",
    (Subject.PAYMENT,): "pagamenti, pagamento, pagamento finale, saldo",
    (Subject.DEPOSIT,): "acconto, anticipo, caparra, deposito",
    (Subject.DESIGN,): """
        bozzetti, bozzetto, creazione grafica, design, disegno, grafica, ideazione, impaginazione, layout,
        progettazione, progetto grafico, rendering, reparto grafico, studio grafico""",
    (Subject.REVISION,): """
        correzione, correzioni, modifica, modifiche, modifiche grafiche/grafica, revisione bozza,
        revisione grafica, revisioni""",
    (Subject.PROOF,): "bozza, bozze, prova, prova colore, prova di stampa, prove, visto si stampi",
    (Subject.APPROVAL,): """
        accettazione, accettazione bozza, approvare, approvazione, approvazione cliente,
        approvazione del cliente, approvazioni, autorizzazione, benestare, conferma bozza, validazione""",
    (Subject.APPROVAL, State.NEEDED): "da approvare",
    (Subject.REVIEW,): "in revisione, recensione, recensioni, revisione",
    (Subject.SCHEDULE,): """
        appuntamenti, appuntamento, calendario, fissare appuntamento, pianificare, pianificazione,
        prenotazione installazione/montaggio, programmare, programmazione""",
    (Subject.SCHEDULE, State.NEEDED): "da pianificare, da programmare",
    (Subject.PREP,): """
        decontaminazione, lavaggio, preparazione, preparazione del veicolo,
        preparazione veicolo/superficie/superfici, pulizia, pulizia del veicolo, pulizia veicolo,
        sgrassaggio, smontaggio""",
    (Subject.PREP, State.DONE): "lavato, preparato, pulito, smontato",
    (Subject.REMOVAL,): """
        asportazione pellicola, disinstallazione, rimozione, rimozione della pellicola,
        rimozione pellicola/vinile/grafica, rimozione vecchia pellicola/grafica, rimuovere""",
    (Subject.REMOVAL, State.DONE): "rimossa, rimosso",
    (Subject.PRINT,): "in stampa, stampa, stampa digitale, stampando, stampare, stampe",
    (Subject.PRINT, State.NEEDED): "da stampare",
    (Subject.PRINT, State.DONE): "stampa pronta, stampata, stampati, stampato",
    (Subject.REPRINT,): "ristampa, ristampare",
    (Subject.REPRINT, State.NEEDED): "da ristampare",
    (Subject.LAMINATION,): "in laminazione, laminare, laminatura, laminazione, plastificazione",
    (Subject.LAMINATION, State.NEEDED): "da laminare",
    (Subject.LAMINATION, State.DONE): "laminata, laminato, plastificato",
    (Subject.CUT,): """
        in taglio, intaglio, scontorno, sfrido, spellicolatura, tagli, tagliare, taglio, taglio plotter""",
    (Subject.CUT, State.NEEDED): "da tagliare",
    (Subject.CUT, State.DONE): "tagliata, tagliato",
    (Subject.PRODUCTION,): "fabbricazione, in lavorazione, lavorazione, produzione, realizzazione",
    (Subject.PRODUCTION, State.DONE): "prodotto",
    (Subject.INSTALL,): """
        allestimento, applicando, applicazione, applicazione pellicola/vinile, decorazione in corso,
        in installazione, installando, installazione, installazioni, montaggio, pellicolatura, posa,
        posa in opera""",
    (Subject.INSTALL, State.NEEDED): "da applicare, da installare, da montare",
    (Subject.INSTALL, State.DONE): "applicata, applicato, installata, installato, montato, posato",
    (Subject.INSPECTION,): """
        collaudo, controlli, controllo, controllo del veicolo, controllo di qualità, controllo finale,
        controllo qualità, ispezione, ispezione veicolo, qualità, verifica, verifica finale, verifiche""",
    (Subject.INSPECTION, State.DONE): "controllato, ispezionato, verificato",
    (Subject.PICKUP,): "da ritirare, ritiro, ritiro cliente, ritiro del cliente, ritiro veicolo",
    (Subject.PICKUP, State.READY): """
        attesa ritiro, disponibile per il ritiro, in attesa del ritiro, in attesa di ritiro,
        pronta per il ritiro, pronto al ritiro, pronto per il ritiro, pronto/pronta/pronti per ritiro""",
    (Subject.PICKUP, State.DONE): "ritirata, ritirato, ritirato dal cliente",
    (Subject.HANDOVER,): """
        consegna, consegna al cliente, consegna cliente, consegna del veicolo, consegna veicolo,
        consegnare, consegne, riconsegna""",
    # --- How it stands
    (State.WAIT,): """
        aspettando, aspettiamo, attendere, attesa, attesa di, in attesa da, in attesa dei, in attesa del,
        in attesa dell', in attesa della, in attesa di""",
    (State.READY,): """
        coda, coda di, in coda, in coda di, in coda per, pronta, pronti, pronto, pronto a,
        pronto/pronta/pronti per, prossima, prossimo""",
    (State.PENDING,): """
        da confermare, da pagare, da ricevere, in attesa, in scadenza, in sospeso, in sospeso per, manca,
        mancano""",
    (State.NEEDED,): """
        ^ per, da eseguire, da fare, da inviare a, da preparare, necessaria, necessario, occorre,
        richiede, serve""",
    (State.APPROVED,): "approvata, approvati, approvato, autorizzata, autorizzato, validato",
    (State.ACCEPTED,): "accettata, accettato, confermata, confermato, firmata, firmato",
    (State.PAID,): "pagata, pagato, saldata, saldato, versato",
    (State.HANDED_OVER,): "consegnata, consegnati, consegnato, riconsegnato",
    (State.TO_SEND,): "da inviare, inviare, invio, invio del, mandare",
    (State.SENT,): """
        emessa, inviata, inviate, inviati, inviato, mandata, mandato, presentata, presentato,
        spedito al cliente, trasmesso""",
    (State.ORDERED,): "in arrivo, ordinata, ordinati, ordinato",
    (State.REQUESTED,): "richiedere, richiesta di, richieste di, richiesto",
    (State.RECEIVED,): "arrivata, arrivato, pervenuto, ricevuta, ricevuti, ricevuto",
    (State.DONE,): """
        completata, completati, completato, completo, conclusa, concluso, eseguita, eseguito, fatta,
        fatto, finita, finito, terminata, terminato, ultimata, ultimato""",
    (State.SCHEDULED,): """
        appuntamento fissato/confermato/preso, data fissata/confermata, fissato, in calendario,
        pianificata, pianificato, programmata, programmato""",
    (State.BOOKED,): "prenotata, prenotato",
    (State.IN_PROGRESS,): """
        avviata, avviato, creazione, elaborazione, facendo, fare, in corso, in corso di, in elaborazione,
        in esecuzione, in fase di, in preparazione, iniziata, iniziato""",
    (State.NEW,): "nuova, nuove, nuovi, nuovo",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        ^ in sospeso $, in pausa, in stand by, messo in pausa, pausa, rimandata, rimandato, rinviata,
        rinviato, sospesa, sospeso""",
    (Mark.CANCELLED,): """
        annullamento, annullata, annullati, annullato, cancellata, cancellato, disdetta, disdetto""",
    (Mark.NOT,): """
        fermare, mai più, nessun, nessuna, nessuno, niente, non, non ancora, nulla, provvisoria,
        provvisorio, quasi, senza, tranne""",
    (Mark.TROUBLE,): """
        abbandonata, abbandonato, avvocato, bloccata, bloccato, causa, contenzioso, contestazione,
        contestazioni, da rifare, danneggiata, danneggiato, danni, danno, debiti, debito, difetti,
        difetto, difettoso, errore, errori, fallita, fallito, garanzia, guasto, in ritardo, incompleta,
        incompleto, insoluti, insoluto, legale, mancante, mancanti, persa, perso, problema, problemi,
        reclami, reclamo, recupero crediti, respinta, respinto, rifare, rifiutata, rifiutato,
        rilavorazione, rimborsato, rimborso, ritardo, rotta, rotto, sbagliato, scaduta, scaduto, scartato,
        solleciti, sollecito, truffa""",
    (Mark.OTHER,): """
        ^ accettazione $, assicurazione, avvisare, banca, biglietti, campione, campioni, carrozzeria,
        chiamare, chiamata, con correzioni/modifiche, contattare, contattato, contatto, contratti,
        contratto, dima, etichetta, etichette, ferie, finché, finitura, formazione, imballaggio, imballo,
        insegna, insegne, lavaggio finale, maglietta, magliette, manutenzione, misurazione, misure,
        prestampa, pulizia finale, quando, rapporto, rifinitura, rifiniture, rilievo misure, rimontaggio,
        riparare, riparazione, riprogrammare, riprogrammato, ritocchi, ritocco, riunione, se, sollecitare,
        sopralluogo, spedire, spedizione, stampante, stampanti, striscione, striscioni, telefonare,
        trasporto, vacanze, verniciatura, visita, volantini""",
    (Mark.BEFORE,): "pre, prima del, prima dell', prima della, prima di",
    (Mark.AFTER,): "dopo, dopo l', dopo la, post",
    (Mark.INTERNAL,): "capo, direzione, interna, interno, nostra, nostro, responsabile, squadra",
    (Mark.AND,): "e, ed, o, oppure, poi",
    (Mark.ANOTHER_DAY,): "domani, domenica, giovedì, lunedì, martedì, mercoledì, sabato, venerdì",
    (Mark.FILLER,): """
        adesivi, adesivo, adesso, ai, al, all', alla, alle, allo, attualmente, cambio colore, cofano,
        colore, colori, commerciale, con, da, dal, dalla, decorazione, degli, dei, del, dell', della,
        delle, dello, destra, di, esistente, fase, finale, flotta, giorni, giorno, grande formato, in,
        laterale, nel, nella, numero, officina, oggi, ora, parziale, passo, per, porta, porte,
        precedente, prima, primo, priorità, reparto, seconda, secondo, settimana, sinistra, sono, stato,
        su, superficie, tetto, totale, ufficio, un, una, uno, urgente, vecchia, vecchio, viene,
        wrapping, è""",
    (Mark.ARTICLE,): "gli, il, lo",
}
