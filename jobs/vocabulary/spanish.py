"""What shops write in Spanish."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): """
        consulta, consultas, contacto inicial, contacto nuevo, contactos nuevos, interesado, interesados,
        oportunidad, oportunidades, prospecto, prospectos, solicitud, solicitudes""",
    (Subject.JOB,): """
        encargo, encargos, obra, orden, orden de trabajo, pedido, pedidos, proyecto, proyectos, trabajo,
        trabajos""",
    (Subject.JOB, State.RECEIVED): """
        entrada de pedido/pedidos/trabajo/trabajos, ingreso de pedido/trabajo,
        pedido entrante/registrado/ingresado, recepción de pedido/pedidos/trabajo/orden""",
    (Subject.JOB, State.DONE): "archivada, archivado, cerrada, cerrado, todo listo",
    (Subject.WRAP,): "rotulado",
    (Subject.CUSTOMER,): "clienta, cliente, clientes",
    (Subject.CUSTOMER, State.PENDING): "depende del cliente, en manos del cliente",
    (Subject.VEHICLE,): """
        auto, autos, camiones, camioneta, camión, carro, carros, coche, coches, furgoneta, furgonetas,
        furgón, remolque, unidad, vehículo, vehículos""",
    (Subject.VEHICLE, State.RECEIVED): """
        en nuestro taller, en taller $, ingreso/entrada de/del vehículo/coche/carro/auto,
        ingreso/entrada vehículo, recepción de/del vehículo/coche/carro/auto, recepción vehículo/coche,
        vehículo/coche/carro/auto/camión/furgoneta/camioneta en taller,
        vehículo/coche/carro/auto/furgoneta dentro $,
        vehículo/coche/carro/auto/furgoneta ingresado/entregado por cliente""",
    (Subject.MATERIAL,): """
        insumo, insumos, lámina, láminas, material, materiales, mercancía, película, pieza, piezas,
        proveedor, proveedores, recambio, recambios, repuesto, repuestos, rollo, rollos, suministro,
        suministros, vinilo, vinilos""",
    (Subject.MATERIAL, State.ORDERED): """
        compra de material/materiales/vinilo, compra material, comprar material/materiales/vinilo,
        material/materiales/vinilo pedido/pedidos/solicitado/encargado,
        pedido de material/materiales/vinilo, pedir material/materiales/vinilo""",
    (Subject.INFO,): """
        archivo, archivos, briefing, comentarios, confirmación del/de cliente, confirme, contenido,
        conteste, datos, foto, fotografías, fotos, información, instrucciones, logotipo, logotipos,
        responda, respuesta, respuesta del/de cliente, respuestas""",
    (Subject.QUOTE,): """
        cotizaciones, cotización, cotizando, cotizar, oferta, presupuestando, presupuestar, presupuesto,
        presupuestos, propuesta económica, solicitud de presupuesto/cotización""",
    (Subject.QUOTE, State.NEEDED): "para cotizar, por cotizar, por presupuestar",
    (Subject.QUOTE, State.SENT): "cotizada, cotizado, presupuestada, presupuestado",
    (Subject.INVOICE,): "enlace de pago, factura, facturación, facturas",
    (Subject.INVOICE, State.NEEDED): "facturar, para facturar, por facturar",
    (Subject.INVOICE, State.SENT): "facturada, facturado",
    (Subject.PAYMENT,): "abono, cobrar, cobro, cobros, liquidación, pago, pago final, pagos, saldo",
    (Subject.DEPOSIT,): """
        adelanto, anticipo, anticipos, depósito, enganche, pago inicial, primer pago, seña, señal""",
    (Subject.DESIGN,): """
        arte, artes, bocetado, boceto, bocetos, con diseñador, concepto, departamento de arte,
        diseñador trabajando, diseñando, diseñar, diseño, diseño gráfico, diseño visual, diseños,
        fotomontaje, maqueta, maquetación, maquetando, maquetas, montaje digital, propuesta de diseño,
        propuesta gráfica, propuesta visual, rediseño""",
    (Subject.DESIGN, State.DONE): "diseñada, diseñado",
    (Subject.REVISION,): """
        ajustes, cambio de/en diseño, cambios, correcciones, corrección, corrigiendo, modificaciones,
        modificación, revisiones, revisión de/del diseño""",
    (Subject.PROOF,): """
        muestra digital, prueba, prueba de diseño/impresión/color/arte, prueba digital, pruebas,
        visto bueno digital""",
    (Subject.APPROVAL,): """
        aceptación, aprobaciones, aprobación, aprobar, autorización, autorizar, conformidad,
        firma del/de cliente, validación, validar, visto bueno, vo bo, vobo""",
    (Subject.APPROVAL, State.NEEDED): "para aprobar, por aprobar, por autorizar, por validar",
    (Subject.REVIEW,): "en revisión, reseña, reseñas, revisado, revisando, revisar, revisión, valoración",
    (Subject.SCHEDULE,): """
        agenda, agendando, agendar, agendar instalación/cita, calendario, cita, citas,
        fecha de instalación/montaje, planear, planificar, programación, programando, programar,
        programar cita/instalación""",
    (Subject.DROP_OFF,): "dejar vehículo/coche/carro",
    (Subject.PREP,): """
        alistamiento, descontaminación, descontaminado, desengrasado, desengrasar, desengrase, desmontaje,
        desmontaje de piezas, desmontando, lavado, lavando, lavar, limpiando, limpiar, limpieza,
        preparación, preparación de/del vehículo/coche/carro/auto/superficie, preparación superficie,
        preparando vehículo/coche/carro/superficie, preparar vehículo/coche/carro/superficie""",
    (Subject.PREP, State.DONE): "lavado terminado, limpio, preparado",
    (Subject.REMOVAL,): """
        desinstalación, desinstalando, desinstalar, despegado, despegar, desvinilado,
        eliminación de vinilo/vinilos/rotulación, quitando vinilo/rotulación,
        quitar vinilo/rotulación/película, quitar/quitando/retirar/retirando vinilos, remoción, remover,
        removiendo, retirada de vinilo/vinilos/rotulación/película, retirando, retirar,
        retiro de vinilo/vinilos/película/rotulación/gráficos""",
    (Subject.REMOVAL, State.DONE): "desinstalado, removido",
    (Subject.PRINT,): """
        en imprenta, en máquina, impresiones, impresión, impresión digital, imprimiendo, imprimir""",
    (Subject.PRINT, State.NEEDED): "a imprimir, para imprimir, por imprimir",
    (Subject.PRINT, State.DONE): "impresa, impresas, impresión lista, impreso, impresos",
    (Subject.REPRINT,): "re impresión, reimpresión, reimprimiendo, reimprimir",
    (Subject.REPRINT, State.DONE): "reimpresa, reimpreso",
    (Subject.LAMINATION,): """
        laminación, laminado, laminando, laminar, plastificado, plastificando, plastificar""",
    (Subject.LAMINATION, State.NEEDED): "para laminar, por laminar",
    (Subject.CUT,): """
        cortando, cortar, corte, corte en plotter, corte plotter, cortes, depilado, desbroce,
        descartonado, pelado, pelando, pelar, ploter, plotter de corte, recorte, refilado, troquelado,
        troquelando""",
    (Subject.CUT, State.NEEDED): "para cortar, por cortar",
    (Subject.CUT, State.DONE): "cortada, cortado, recortado",
    (Subject.PRODUCTION,): """
        confección, elaboración, fabricación, fabricando, producción, produciendo, producir,
        secado de tinta/impresión""",
    (Subject.PRODUCTION, State.NEEDED): "por producir",
    (Subject.PRODUCTION, State.DONE): "fabricado, producido",
    (Subject.INSTALL,): """
        aplicación, aplicación de vinilo, aplicando, aplicar vinilo, colocación, colocación de vinilo,
        colocando, colocar, forrado, forrando, instalaciones, instalación, instalación de vinilo,
        instalando, instalar, montaje, montando, montar, pegado de vinilo,
        rotulación/rotulado/forrado en curso/proceso/progreso, rotulando,
        rotular vehículo/coche/furgoneta, vinilado, vinilando""",
    (Subject.INSTALL, State.NEEDED): "para instalar, por colocar, por instalar, por montar",
    (Subject.INSTALL, State.DONE): """
        aplicado, colocado, instalada, instalado, montado, rotulado terminado, vinilado terminado""",
    (Subject.INSPECTION,): """
        calidad, chequeo, chequeo final, comprobación, control calidad, control de calidad, control final,
        inspeccionando, inspeccionar, inspecciones, inspección, revisión de calidad,
        revisión del/de vehículo, revisión final, verificación, verificando, verificar""",
    (Subject.INSPECTION, State.DONE): "inspeccionado, verificado",
    (Subject.PICKUP,): """
        recoger, recogida, recogida del/de cliente, recogida del/de vehículo/coche, retiro,
        retiro del/de cliente, retiro en taller""",
    (Subject.PICKUP, State.READY): """
        ^ para retirar $, disponible para recoger/retirar/recogida/retiro, esperando recogida/retiro,
        listo para que lo recojan/retiren, listo para ser retirado/recogido,
        listo/lista/listos/listas para recoger/retirar/recogida/retiro, para recoger, para retirar,
        por recoger, por retirar, preparado para recoger/recogida, puede recoger""",
    (Subject.PICKUP, State.DONE): """
        recogida por cliente, recogido, recogido por cliente, retirado por cliente""",
    (Subject.HANDOVER,): """
        entrega, entrega al/a cliente, entrega del/de vehículo/coche, entrega final, entregar, entregas""",
    # --- How it stands
    (State.WAIT,): """
        a espera de, a espera del, a la espera, aguardando, en espera de, en espera del, espera,
        espera de, espera del, esperamos, esperando""",
    (State.READY,): """
        autorizado para, cola, cola de, disponible para, en cola, en cola de, en cola para, lista,
        lista de espera para, listas, listo, listo/lista/listos/listas para, listos, pasa a,
        preparado para, próxima, próximo, próximo a, siguiente, siguiente en""",
    (State.PENDING,): """
        atrasado en pago, en espera, falta, faltan, pendiente, pendiente de, pendiente por, pendientes,
        por confirmar, por definir, vencida, vencido""",
    (State.NEEDED,): """
        ^ para, ^ por, hay que, necesario, necesita, necesitamos, para hacer, por hacer, requerida,
        requerido, requiere, se necesita, solicitar""",
    (State.APPROVED,): """
        aprobada, aprobadas, aprobado, aprobados, autorizada, autorizado, ok cliente, ok del cliente,
        validada, validado, visto bueno recibido/dado""",
    (State.ACCEPTED,): """
        aceptada, aceptado, aceptados, confirmada, confirmado, finalizado por cliente, firmada, firmado""",
    (State.PAID,): "abonada, abonado, cobrada, cobrado, liquidada, liquidado, pagada, pagado",
    (State.HANDED_OVER,): "entregada, entregadas, entregado, entregado al cliente, entregados",
    (State.TO_SEND,): "enviando, enviar, envío de, envío del, mandar, para enviar, por enviar",
    (State.SENT,): """
        emitida, emitido, enviada, enviadas, enviado, enviados, mandada, mandado, presentada, presentado,
        remitido""",
    (State.ORDERED,): "en camino, encargada, encargado",
    (State.REQUESTED,): """
        pedido de, solicitada, solicitadas, solicitado, solicitados, solicitar a, solicitud de""",
    (State.RECEIVED,): """
        dentro $, entrada registrada, entró, ha llegado, ingresada, ingresado, ingresó, llegada, llegado,
        llegó, recepcionado, recibida, recibidas, recibido, recibidos""",
    (State.DONE,): """
        acabada, acabado, completada, completado, completados, concluida, concluido, culminado, cumplido,
        fin, finalizada, finalizado, finalizados, hecha, hecho, realizada, realizado, superado, terminada,
        terminadas, terminado, terminados""",
    (State.SCHEDULED,): """
        agendada, agendadas, agendado, agendados,
        cita confirmada/programada/agendada/reservada/concertada, con cita, con fecha,
        fecha confirmada/fijada/asignada, planificada, planificado, planificados, programada, programadas,
        programado, programados""",
    (State.BOOKED,): "reservada, reservado",
    (State.IN_PROGRESS,): """
        comenzado, creación, creando, elaborando, elaborar, empezado, en curso, en desarrollo,
        en ejecución, en marcha, en preparación, en proceso, en progreso, hacer, haciendo, iniciada,
        iniciado, preparando, trabajando, trabajando en""",
    (State.NEW,): "nueva, nuevas, nuevo, nuevos",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        aplazada, aplazado, detenido temporalmente, en pausa, pausa, pausada, pausadas, pausado, pausados,
        pospuesta, pospuesto, stand by, stand-by, suspendida, suspendido, suspendidos""",
    (Mark.CANCELLED,): """
        anulación, anulada, anuladas, anulado, anulados, cancelación, cancelada, canceladas, cancelado,
        cancelados""",
    (Mark.NOT,): """
        aún no, casi, detener, evitar, excepto, jamás, nada, ni, ninguna, ninguno, no, no necesita,
        no requiere, nunca, parar, provisional, provisionalmente, salvo, sin, sin necesidad, tampoco,
        tentativa, tentativo, todavía no""",
    (Mark.TROUBLE,): """
        abandonada, abandonado, abogado, atrasada, atrasado, averiada, averiado, avería, basura,
        bloqueada, bloqueado, caducada, caducado, cobranza, cobranzas, dañada, dañado, daño, daños,
        defecto, defectos, defectuosa, defectuoso, demanda, demora, demorado, denegada, denegado,
        denuncia, desaprobada, desaprobado, descartada, descartado, detenida, detenido, deuda, deudas,
        devolución, disputa, equivocado, error, errores, estafa, falla, fallado, fallas, fallida, fallido,
        fallo, fallos, falló, faltante, faltantes, garantía, impagada, impagado, impago, imposible,
        incidencia, incidencias, incompleta, incompleto, juicio, legal, mal, mala, malo, morosidad,
        moroso, morosos, perdida, perdido, perdidos, problema, problemas, queja, quejas, rechazada,
        rechazado, rechazo, reclamaciones, reclamación, reclamo, reclamos, reembolso, rehacer, retrabajo,
        retrasada, retrasado, retraso, robado, rota, roto, sin respuesta, vencimiento""",
    (Mark.OTHER,): """
        acabados, avisar, banco, camiseta, camisetas, cartel, carteles, cita previa,
        con cambios/correcciones/modificaciones/observaciones, contactado, contactar, contacto, contrato,
        contratos, corte de caja, corte de luz, cuando, detallado, devuelto, embalado, embalaje, empaque,
        empaquetado, enviado/enviada/enviar/mandado/pasado/pasar a diseño/arte/corte/instalación,
        enviado/enviada/enviar/mandado/pasado/pasar a impresión/producción/imprenta, envíos, etiqueta,
        etiquetas, folleto, folletos, formación, hasta, hoja, impresora, impresoras, informe,
        lavado final, letrero, letreros, limpieza final, lista de materiales, lista de precios, llamada,
        llamadas, llamar, lona, lonas, mantenimiento, medición, medidas, medir, muestra, muestras,
        notificar, permiso, permisos, pintado, pintar, pintura, plantilla, postventa, posventa,
        preimpresión, reagendar, recordatorio, reinstalación, reinstalar, remates, reparación, reparar,
        reprogramada, reprogramado, reprogramar, retoque, retoques, reuniones, reunión, rótulo, rótulos,
        salida, seguimiento, seguro, si, software, taller de pintura, tarjeta, tarjetas, toma de medidas,
        transporte, una vez, vacaciones, visita, visita técnica""",
    (Mark.BEFORE,): "antes de, antes del, pre, previa, previa a, previo, previo a",
    (Mark.AFTER,): "después de, después del, pos, tras",
    (Mark.INTERNAL,): """
        encargado de taller, equipo, gerencia, gerente, interna, internas, interno, internos, jefe,
        nuestra, nuestro, supervisor, taller""",
    (Mark.AND,): "e, en, luego, más, o, u, y",
    (Mark.ANOTHER_DAY,): """
        abril, agosto, diciembre, domingo, enero, febrero, jueves, julio, junio, lunes, martes, marzo,
        mayo, mañana, miércoles, noviembre, octubre, septiembre, sábado, viernes""",
    (Mark.FILLER,): """
        a, abierto, activo, actualmente, adhesivo, adhesivos, ahora, al, anterior, antigua, antiguo,
        box, brillo, cabina, cambio de color, capó, carrocería, color, colores, comercial, con, de, del,
        delantera, departamento, derecha, digital, día, días, ecosolvente, es, estado, está, están,
        etapa, existente, exterior, fase, final, flota, gran, gran formato, grande, gráfica, gráficas,
        gráfico, gráficos, hoy, impresora látex, in situ, inicial, integral, interior, izquierda,
        lateral, laterales, látex, mate, nave, número, para, parcial, parte, paso, pegatina, pegatinas,
        ploteado, ploteo, por, primer, primera, primero, prioridad, proceso, puerta, puertas, puesto,
        que, recibo de, rotulación, rotulación vehicular/de/del/integral/parcial, rotular, sala,
        satinado, se, segunda, semana, ser, siendo, sitio, su, sucursal, superficie, sus, techo, toda,
        todo, total, trasera, turno, un, una, unas, unos, urgente, vieja, viejo, ya, área""",
    (Mark.ARTICLE,): "el, la, las, los",
}
