"""What shops write in French."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): """
        contact entrant, demande, demande client, demande d'information/informations,
        demande de renseignements, demandes, nouvelle demande, opportunité, opportunités, premier contact,
        prise de contact, prospect, prospects""",
    (Subject.JOB,): """
        affaire, affaires, bon de commande, bons de commande, chantier, chantiers, commande, commandes,
        dossier, dossiers, ordre de travail, projet, projets, travail, travaux""",
    (Subject.JOB, State.RECEIVED): """
        bon de commande reçu, commande enregistrée, commande passée, commande reçue, dossier ouvert,
        prise de/en commande, prise en charge, réception commande, réception de/de la commande,
        saisie de commande""",
    (Subject.JOB, State.DONE): "archivé, archivée, clos, clôture, clôturé, clôturée, dossier clos, soldé",
    (Subject.WRAP,): "covering, coverings, total covering",
    (Subject.CUSTOMER,): "client, cliente, clients",
    (Subject.CUSTOMER, State.PENDING): """
        ^ chez client $, ^ chez le client $, attente client, attente de retour, attente retour client,
        en attente client, en attente retour client, retour client""",
    (Subject.VEHICLE,): """
        bateau, camion, camionnette, camions, fourgon, fourgons, remorque, utilitaire, utilitaires,
        voiture, voitures, véhicule, véhicules""",
    (Subject.VEHICLE, State.RECEIVED): """
        arrivée/entrée du véhicule, arrivée/entrée véhicule, dépôt véhicule effectué, entrée atelier,
        entrée en atelier, prise en charge véhicule/du véhicule, réception de voiture,
        réception du véhicule, réception véhicule/voiture, véhicule pris en charge,
        véhicule/voiture chez nous, véhicule/voiture déposé/déposée/arrivé/arrivée/réceptionné,
        véhicule/voiture en atelier, véhicule/voiture présent/présente/sur place/là,
        véhicule/voiture à l'atelier, véhicule/voiture/camion/fourgon à/en atelier, à l'atelier $""",
    (Subject.MATERIAL,): """
        appro, approvisionnement, consommables, film, films, fournisseur, fournisseurs, fourniture,
        fournitures, livraison de film/matière/matériel/vinyle, livraison film/matière/matériel/vinyle,
        marchandise, marchandises, matière, matières, matériaux, matériel, matériels, pièce, pièces,
        rouleau, rouleaux, stock, vinyle, vinyles""",
    (Subject.MATERIAL, State.ORDERED): """
        approvisionnement en cours, approvisionnement matière,
        commande de matière/matériel/matériaux/film/vinyle/fournitures,
        commande matière/matériel/matériaux/film/vinyle/fournisseur/fournitures,
        commander matière/matériel/film/vinyle, en rupture, en rupture de stock,
        matière/matériel/film/vinyle commandé/commandée/commandés, rupture de stock, rupture stock""",
    (Subject.INFO,): """
        brief, contenu, fichier, fichiers, info, information, informations, infos, instructions, logo,
        logos, photo, photos, retour, retours, réponse, réponses, visuels client, éléments""",
    (Subject.QUOTE,): """
        chiffrage, chiffrer, demande de devis, demande de prix, demande de tarif, devis, devis à faire,
        estimation, estimé, estimés, offre, offre de prix, proposition commerciale, soumission,
        soumissions, établissement/rédaction du/de devis""",
    (Subject.QUOTE, State.SENT): "chiffré, devis chez client, devis chez le client",
    (Subject.QUOTE_ANSWER,): "devis en attente client, retour devis, retour sur devis, réponse devis",
    (Subject.INVOICE,): "facturation, facture, factures, lien de paiement",
    (Subject.INVOICE, State.NEEDED): "facturer, à facturer",
    (Subject.INVOICE, State.SENT): "facturé, facturée",
    (Subject.PAYMENT,): """
        encaissement, paiement, paiement du solde, paiements, règlement, règlements, solde, à payer,
        à régler""",
    (Subject.DEPOSIT,): "acompte, acomptes, arrhes, dépôt initial, versement initial",
    (Subject.DEPOSIT, State.PENDING): "dépôt requis/demandé",
    (Subject.DEPOSIT, State.PAID): "dépôt reçu/payé/versé",
    (Subject.DESIGN,): """
        chez graphiste, chez le graphiste, conception, conception graphique, croquis, créa, création,
        création graphique, création maquette, création visuelle, design graphique, dessin, dessins,
        esquisse, esquisses, graphisme, graphiste, infographie, infographiste, maquettage, maquette,
        maquettes, mise en page, montage photo, pao, projet graphique, simulation, studio graphique,
        visuel, visuels, étude graphique""",
    (Subject.REVISION,): """
        correction, corrections, corrections client, modif, modification, modifications,
        modifications client, modifs, retouche maquette, retouches, retouches maquette, révision,
        révisions""",
    (Subject.PROOF,): "bat, bon pour accord, bon à tirer, épreuve, épreuves",
    (Subject.PROOF, State.IN_PROGRESS): """
        bat à faire/préparer/créer, création/préparation du bat,
        création/préparation/préparer/réalisation bat""",
    (Subject.APPROVAL,): """
        acceptation, accord, accord client, approbation, approuver, signature, validation,
        validation client, validations, valider""",
    (Subject.APPROVAL, State.NEEDED): "à approuver, à signer, à valider",
    (Subject.REVIEW,): "avis, avis client, relecture",
    (Subject.SCHEDULE,): """
        agenda, date de pose, planification, planifier, planning, prise de rdv, prise de rendez vous,
        programmation, rdv, rendez vous""",
    (Subject.SCHEDULE, State.NEEDED): "à planifier, à programmer",
    (Subject.DROP_OFF,): "dépôt du véhicule, dépôt véhicule",
    (Subject.PREP,): """
        décontamination, dégraissage, dégraisser, démontage, démontage accessoires,
        démontage des éléments/accessoires/pièces, démontage éléments/accessoires/pièces, démonter,
        lavage, laver, nettoyage, nettoyer, prépa, préparation, préparation de/de la surface,
        préparation du/véhicule, préparation surface, préparation/nettoyage de la carrosserie,
        préparation/nettoyage/lavage/dégraissage carrosserie/support, préparer véhicule""",
    (Subject.PREP, State.DONE): "démonté, lavé, nettoyé, nettoyée, préparé, préparée",
    (Subject.REMOVAL,): """
        décollage, décoller, décovering, dépelliculage, dépose, dépose ancien covering/film/marquage,
        dépose du/de/de l'ancien film/covering/marquage/vinyle, déposer film/vinyle, désinstallation,
        enlèvement du/de film/vinyle/covering/marquage/adhésif,
        retrait ancien marquage/film/covering/vinyle, retrait du/de film/vinyle/covering/marquage,
        retrait film/covering/marquage/vinyle,
        retrait/enlèvement/dépose/décollage ancien/de l'ancien film/covering/marquage/vinyle/adhésif""",
    (Subject.REMOVAL, State.DONE): "décollé, désinstallé",
    (Subject.PRINT,): """
        en machine, impression, impression numérique, impressions, imprimer, sous presse, tirage""",
    (Subject.PRINT, State.READY): "en file d'impression, file d'impression",
    (Subject.PRINT, State.NEEDED): "à imprimer",
    (Subject.PRINT, State.DONE): "impression prête, imprimé, imprimée, imprimées, imprimés",
    (Subject.REPRINT,): "re impression, retirage, réimpression, réimprimer",
    (Subject.REPRINT, State.NEEDED): "à réimprimer",
    (Subject.LAMINATION,): """
        contrecollage, laminage, laminer, pelliculage, pelliculer, plastification, plastifier""",
    (Subject.LAMINATION, State.NEEDED): "à laminer, à pelliculer, à plastifier",
    (Subject.LAMINATION, State.DONE): "laminé, laminée, pelliculé, plastifié, plastifiée",
    (Subject.CUT,): """
        découpage, découpe, découpe traceur, découpe à la forme, découper, découpes, à la découpe,
        échenillage, écheniller""",
    (Subject.CUT, State.NEEDED): "à découper, à écheniller",
    (Subject.CUT, State.DONE): "découpé, découpée, découpés, échenillé",
    (Subject.PRODUCTION,): """
        dégazage, en fab, en prod, fabrication, fabriquer, mise en fabrication, mise en production, prod,
        production, produire, séchage encre, séchage impression""",
    (Subject.PRODUCTION, State.NEEDED): "à fabriquer, à produire",
    (Subject.PRODUCTION, State.DONE): "fabriqué, fabriquée, produit",
    (Subject.INSTALL,): """
        ^ covering $, application, appliquer, collage, covering en cours, habillage, habillage en cours,
        habillage véhicule, installation, installer, lettrage en cours, marquage, marquage en cours,
        marquage véhicule, montage, pose, pose atelier, pose du film/covering/vinyle, pose en atelier,
        pose film, poser, poses""",
    (Subject.INSTALL, State.NEEDED): "à installer, à poser",
    (Subject.INSTALL, State.DONE): "appliqué, collé, installé, installée, marquage terminé, posé, posée",
    (Subject.INSPECTION,): """
        contrôle, contrôle de fin de pose, contrôle de la qualité, contrôle en fin de pose,
        contrôle final, contrôle qualité, contrôle visuel, contrôle véhicule, contrôler, contrôles,
        inspection, inspection du véhicule, qualité, vérif, vérification, vérifications, vérifier, vérifs,
        état des lieux""",
    (Subject.INSPECTION, State.DONE): "contrôlé, contrôlée, inspecté, vérifié, vérifiée",
    (Subject.PICKUP,): """
        cueillette, enlèvement, enlèvement client, ramassage, retrait client, retrait du véhicule,
        retrait en atelier, retrait par client, retrait véhicule, récupération, récupération véhicule,
        à retirer, à récupérer""",
    (Subject.PICKUP, State.READY): """
        attente d'enlèvement, attente retrait/récupération, disponible au/pour retrait,
        en attente d'enlèvement, en attente de retrait/récupération/enlèvement,
        en attente de récupération client, en attente retrait/récupération/enlèvement,
        prêt pour le retrait, prêt pour ramassage/cueillette, prêt à emporter, prêt à ramasser,
        prêt/prête pour retrait/récupération/enlèvement, prêt/prête à enlever,
        prêt/prête à/pour récupérer/retirer/enlèvement,
        prêt/prête/prêts/prêtes à/pour être récupéré/récupérée/retiré, à disposition,
        à disposition du client""",
    (Subject.PICKUP, State.DONE): """
        enlevé, ramassé, ramassée, repris par client, retiré, retirée, récupéré, récupéré par client,
        récupérée, véhicule repris, véhicule retiré, véhicule récupéré""",
    (Subject.HANDOVER,): """
        livraison, livraison client, livraison du véhicule, livraison véhicule, livrer, remise au client,
        remise de clés, remise des clés, remise du véhicule, remise véhicule, restitution,
        restitution du véhicule, restitution véhicule""",
    (Subject.HANDOVER, State.READY): "prêt/prête à être livré/livrée/restitué/restituée",
    # --- How it stands
    (State.WAIT,): """
        attend, attendons, attendre, attente, attente d', attente de, attente des, attente du,
        en attente d', en attente de, en attente des, en attente du, on attend""",
    (State.READY,): """
        bon pour, en file d'attente, file d'attente, lancement, prochain, prochaine, prochainement, prêt,
        prêt/prête/prêts/prêtes pour, prêt/prête/prêts/prêtes à, prête, prêtes, prêts, suivant, suivante""",
    (State.PENDING,): """
        attendu, attendue, attendus, en attente, en suspens, en suspens de, impayé, manque, restant dû,
        à confirmer, à recevoir, à venir""",
    (State.NEEDED,): """
        ^ pour, besoin d', besoin de, demander, nécessite, requis, requise, à demander, à faire, à lancer,
        à réaliser, à établir""",
    (State.APPROVED,): """
        accord donné, accord reçu, approuvé, approuvée, bat ok, bat signé, ok client, validé, validée,
        validées, validés""",
    (State.ACCEPTED,): "accepté, acceptée, confirmé, confirmée, finalisé, finalisée, signé, signée",
    (State.PAID,): "encaissé, encaissée, payé, payée, réglé, réglée, versé",
    (State.HANDED_OVER,): """
        livré, livrée, livrées, livrés, remis au client, rendu, rendue, restitué, restituée""",
    (State.TO_SEND,): "envoi, envoi de, envoi du, envoyer, transmettre, à envoyer, à transmettre",
    (State.SENT,): """
        adressé, envoyé, envoyée, envoyées, envoyés, expédié au client, parti, présenté, présentée, remis,
        soumis, soumise, transmis, transmise, émis, émise""",
    (State.ORDERED,): "commandé, commandée, en commande, en cours de commande, réassort, à commander",
    (State.REQUESTED,): "demandé, demandée, demandées, demandés",
    (State.RECEIVED,): """
        arrivé, arrivée, en stock, enregistré, enregistrée, entré, obtenu, obtenue, présent, présente,
        reçu, reçue, reçues, reçus, réceptionné, réceptionnée""",
    (State.DONE,): """
        achevé, achevée, complet, complète, complété, effectué, effectuée, fait, faite, fin de, fini,
        finie, finis, réalisé, réalisée, terminé, terminée, terminées, terminés""",
    (State.SCHEDULED,): """
        au planning, calé, calée, date de pose fixée/confirmée, date fixée/confirmée, fixé, fixée,
        inscrit au planning, planifié, planifiée, programmé, programmée, prévu, prévue,
        rdv/rendez pris/fixé/confirmé/planifié, rendez vous pris/fixé/confirmé/planifié""",
    (State.BOOKED,): "réservé, réservée",
    (State.IN_PROGRESS,): """
        commencé, commencée, démarré, démarrée, en cours, en cours d', en cours de, en préparation,
        en réalisation, en traitement, encours, entamé, faire, lancé, lancée, préparer, réalisation,
        réaliser, rédaction, rédaction du, rédiger, à rédiger, établir""",
    (State.NEW,): "nouveau, nouveaux, nouvelle, nouvelles",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        ^ en suspens $, ajourné, bloqué en attente, en pause, en stand by, gelé, mis en attente,
        mis en pause, mise en attente, pause, reporté, reportée, suspendu, suspendue""",
    (Mark.CANCELLED,): "annulation, annulé, annulée, annulées, annulés, commande annulée, projet annulé",
    (Mark.NOT,): """
        arrêt, arrêter, arrêté, aucun, aucune, encore à, inachevé, inutile, jamais, ne, ne pas, ni, non,
        pas, pas encore, plus de, presque, provisoire, provisoirement, rien, sans, sauf, éviter""",
    (Mark.TROUBLE,): """
        abandon, abandonné, abandonnée, abîmé, abîmée, arnaque, avocat, bloqué, bloquée, cassé, cassée,
        contentieux, dette, dettes, défaut, défauts, défectueuse, défectueux, dégât, dégâts, en panne,
        en retard, endommagé, endommagée, erreur, erreurs, expiré, expirée, fermé, fermée, garantie,
        impayés, incomplet, incomplète, juridique, litige, litiges, malfaçon, manquant, manquante,
        manquants, mauvais, mauvaise, mécontent, panne, perdu, perdue, plainte, plaintes, problème,
        problèmes, raté, ratée, recouvrement, refaire, refus, refusé, refusée, rejeté, rejetée,
        remboursement, remboursé, reprise, retard, retardé, retardée, réclamation, réclamations,
        sans réponse, sans suite, sav, supprimé, tribunal, urgence absolue, vol, volé, à refaire, échec,
        échoué, échouée""",
    (Mark.OTHER,): """
        affiche, affiches, appel, appeler, assurance, avec changements/corrections/modifications/réserves,
        banque, bâche, bâches, carrosserie, carte, cartes, congés, contact, contacter, contrat, contrats,
        dès que, dépliant, dépliants, emballage, emballer, enseigne, enseignes, entretien,
        envoyé/envoyée/envoyer/passé/transmis en/au/à création/graphisme/conception/pao/graphiste,
        envoyé/envoyée/envoyer/passé/transmis en/au/à impression/production/découpe, expédier, expédition,
        expédié, fiche, fiches, finition, finitions, formation, gabarit, imprimante, imprimantes, jusqu',
        lavage final, liste, logiciel, maintenance, mesure, mesures, métrage, nettoyage final, panneau,
        panneaux, pause café, peindre, peinture, permis, photo de, pose café, prise de mesures,
        pré presse, prépresse, prévenir, prévenir client, quand, rappel, rappeler, rapport, relance,
        relancer, relances, relevé, remerciement, remontage, replanifier, replanifié, reprogrammer,
        retouche, réparation, réparer, réunion, si, suivi, tee shirt, tee shirts, transport, tri,
        vacances, visite, visite technique, à relancer, échantillon, échantillons, étiquette, étiquettes""",
    (Mark.BEFORE,): "avant, avant la, pré, préalable",
    (Mark.AFTER,): "après, après la, suite à",
    (Mark.INTERNAL,): """
        chef, chef d'atelier, direction, en interne, interne, notre, nous, patron, responsable, équipe""",
    (Mark.AND,): "ainsi que, en, et, ou, puis",
    (Mark.ANOTHER_DAY,): """
        août, avril, demain, dimanche, décembre, février, janvier, jeudi, juillet, juin, lundi, mai,
        mardi, mars, mercredi, novembre, octobre, samedi, septembre, vendredi""",
    (Mark.FILLER,): """
        a, actif, actuellement, adhésif, adhésifs, ancien, ancienne, anciens, après midi, arrière,
        atelier, au, aujourd'hui, autocollant, autocollants, aux, avant gauche, avec, baie, box,
        brillant, brillante, capot, changement de couleur, chez, complet de, couleur, couleurs, côté,
        d', dans, de, des, droite, du, décor, décoration, département, entrant, entrants, est,
        extérieur, extérieure, final, finale, finales, finaux, flotte, gauche, grand format, graphique,
        graphiques, hangar, intérieur, jour, jour même, jours, latéral, lettrage, lors de, maintenant,
        matin, numérique, numériques, numéro, n°, ont, ouvert, par, partiel, partielle, phase, phase de,
        plaque, plaques, plotter, porte, portes, poste, pour, premier, première, prioritaire,
        publicitaire, que, qui, sa, satiné, second, seconde, semaine, semi, service, ses, site, son,
        sont, statut, sticker, support, sur, sur site, surface, toit, total, totale, tout, toute,
        traceur, un, une, urgent, vers, visuelle, visuelles, voie de, à, étape, été, être""",
    (Mark.ARTICLE,): "l', la, le, les",
}
