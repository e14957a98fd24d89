"""What shops write in Portuguese."""

from jobs.vocabulary.ideas import Mark, State, Subject, Words

WORDS: Words = {
    # --- What a stage is about
    (Subject.ENQUIRY,): """
        consulta, contato inicial, lead novo, novo contato, oportunidade, oportunidades,
        pedido de informação/informações, solicitação, solicitações""",
    (Subject.JOB,): """
        encomenda, obra, ordem de serviço, pedido, pedidos, projeto, projetos, serviço, serviços,
        trabalho, trabalhos""",
    (Subject.JOB, State.RECEIVED): """
        abertura de os, entrada de pedido, entrada do pedido, recebimento de/do pedido""",
    (Subject.JOB, State.DONE): "arquivado, encerrada, encerrado, fechada, fechado",
    (Subject.CUSTOMER,): "cliente, clientes",
    (Subject.CUSTOMER, State.PENDING): "com cliente, com o cliente",
    (Subject.VEHICLE,): """
        caminhão, caminhões, carrinha, carro, carros, furgão, reboque, van, veículo, veículos, viatura,
        viaturas""",
    (Subject.VEHICLE, State.RECEIVED): """
        recebimento/receção/recepção/entrada/chegada da viatura,
        recebimento/receção/recepção/entrada/chegada de veículo,
        recebimento/receção/recepção/entrada/chegada do veículo/carro, veículo conosco,
        veículo/carro na casa, veículo/carro/viatura na oficina/loja""",
    (Subject.MATERIAL,): """
        adesivo, fornecedor, fornecedores, insumos, materiais, material, mercadoria, película, peça,
        peças, vinil, vinis""",
    (Subject.MATERIAL, State.ORDERED): """
        compra de material/materiais/vinil, comprar material/materiais/vinil, encomendar material,
        material/materiais/vinil pedido/comprado/encomendado, pedido de material/materiais/vinil""",
    (Subject.INFO,): """
        arquivo, arquivos, briefing, dados, ficheiro, ficheiros, foto, fotos, informação, informações,
        logotipo, resposta, resposta do/de cliente, retorno, retorno do/de cliente""",
    (Subject.QUOTE,): """
        cotação, orçamento, orçamentos, orçando, orçar, pedido de orçamento, proposta, proposta comercial,
        propostas""",
    (Subject.QUOTE, State.SENT): "orçada, orçado",
    (Subject.INVOICE,): "fatura, faturamento, faturas, faturação, link de pagamento, nota fiscal",
    (Subject.INVOICE, State.SENT): "faturada, faturado",
    (Subject.PAYMENT,): "cobrança amigável, pagamento, pagamento final, pagamentos, saldo",
    (Subject.DEPOSIT,): "adiantamento, caução, depósito, entrada de pagamento, pagamento inicial, sinal",
    (Subject.DEPOSIT, State.PAID): "entrada paga, sinal/depósito/adiantamento pago",
    (Subject.DESIGN,): """
        arte, arte gráfica, artes, criação, criação de/da arte, departamento de arte, desenho,
        desenvolvimento da arte, design, design gráfico, esboço, layout, maquete, maquetes, maquetização,
        mockup, projeto gráfico""",
    (Subject.REVISION,): """
        ajuste, ajustes, alteração, alteração de/da arte, alterações, correção, correções, modificação,
        modificações, revisões""",
    (Subject.PROOF,): "amostra digital, prova, prova de cor/arte, prova digital, provas",
    (Subject.APPROVAL,): """
        aceitação, aceite, aprovar, aprovação, aprovação do/de cliente, aprovações, autorização, validação""",
    (Subject.APPROVAL, State.NEEDED): "a aprovar, para aprovar, para aprovação",
    (Subject.REVIEW,): "avaliação, em revisão, revisar, revisão",
    (Subject.SCHEDULE,): """
        agenda, agendamento, agendamento de/da instalação, agendando, agendar, marcar, marcação, planejar,
        programar, programação""",
    (Subject.PREP,): """
        desengorduramento, desmontagem, desmontando, higienização, lavagem, lavando, limpando, limpeza,
        preparação, preparação da/de superfície, preparação da/de viatura, preparação do/de veículo,
        preparo""",
    (Subject.REMOVAL,): """
        descolagem, desinstalação, removendo, remover, remoção, remoção de adesivos,
        remoção de/do/da adesivo/película/vinil, retirada de/do adesivo/película/vinil""",
    (Subject.REMOVAL, State.DONE): "removida, removido",
    (Subject.PRINT,): "em impressão, impressão, impressão digital, imprimindo, imprimir, na impressora",
    (Subject.PRINT, State.NEEDED): "para imprimir, por imprimir",
    (Subject.PRINT, State.DONE): "impressa, impresso, impressão pronta",
    (Subject.REPRINT,): "reimpressão, reimprimindo, reimprimir",
    (Subject.LAMINATION,): "laminagem, laminando, laminar, laminação, plastificação",
    (Subject.CUT,): "cortando, cortar, corte, corte e recorte, depilação, descasque, recorte, refile",
    (Subject.CUT, State.DONE): "cortado, recortado",
    (Subject.PRODUCTION,): "confecção, em produção, fabricação, fabrico, produzindo, produzir, produção",
    (Subject.PRODUCTION, State.DONE): "fabricado, produzido",
    (Subject.INSTALL,): """
        adesivagem, adesivando, aplicando, aplicar vinil, aplicação, aplicação de vinil/película/adesivo,
        colagem, colocação, envelopamento, envelopando, envelopar, instalando, instalar, instalação,
        montagem""",
    (Subject.INSTALL, State.NEEDED): "para instalar, por instalar",
    (Subject.INSTALL, State.DONE): "adesivado, aplicado, envelopado, instalada, instalado",
    (Subject.INSPECTION,): """
        checagem, conferência, controle de qualidade, controlo de qualidade, controlo final,
        inspecionando, inspeção, inspeção final, inspeções, qualidade, revisão final, verificando,
        verificação, vistoria, vistoria do/de veículo""",
    (Subject.PICKUP,): "levantamento, levantamento pelo cliente, recolha, retirada pelo cliente",
    (Subject.PICKUP, State.READY): """
        aguardando retirada do/de cliente, aguardando retirada/levantamento,
        disponível para retirada/levantamento, pronto a levantar,
        pronto/pronta/prontos para retirada/retirar/levantar/levantamento/recolha/recolher/buscar""",
    (Subject.PICKUP, State.DONE): "levantado, retirado pelo cliente",
    (Subject.HANDOVER,): """
        entrega, entrega ao cliente, entrega do veículo, entrega técnica, entregar, entregas""",
    # --- How it stands
    (State.WAIT,): """
        a aguardar, aguarda, aguardando, aguardar, em espera de, espera por, esperando, à espera da,
        à espera de, à espera do""",
    (State.READY,): """
        em fila, fila, fila de, liberado para, na fila, na fila de, pronta, prontas, pronto,
        pronto/pronta para, prontos, próxima, próximo""",
    (State.PENDING,): "a confirmar, a receber, em aberto, em espera, falta, pendente, pendente de, pendentes",
    (State.NEEDED,): "^ para, a fazer, necessária, necessário, por fazer, precisa, precisa de, requer",
    (State.APPROVED,): "aprovada, aprovadas, aprovado, aprovados, autorizada, autorizado, validado",
    (State.ACCEPTED,): "aceita, aceite pelo cliente, aceito, assinado, confirmada, confirmado",
    (State.PAID,): "paga, pago, pagos, quitado",
    (State.HANDED_OVER,): "entregue, entregue ao cliente, entregues",
    (State.TO_SEND,): "a enviar, enviar, envio de, envio do, para enviar",
    (State.SENT,): "apresentada, apresentado, emitida, enviada, enviadas, enviado, enviados",
    (State.ORDERED,): "encomendada, encomendado",
    (State.REQUESTED,): "pedido de, solicitada, solicitado, solicitar",
    (State.RECEIVED,): "chegada, chegou, recebida, recebidas, recebido, recebidos",
    (State.DONE,): """
        acabado, completa, completo, concluída, concluído, concluídos, feita, feito, fim, finalizada,
        finalizado, pronto e entregue, realizada, realizado, terminada, terminado""",
    (State.SCHEDULED,): """
        agendada, agendado, data marcada/confirmada, marcada, marcado, planeado, planejado, programada,
        programado""",
    (State.IN_PROGRESS,): """
        a decorrer, criando, elaborando, elaboração, em andamento, em curso, em desenvolvimento,
        em execução, em preparação, em processo, em progresso, fazendo, fazer, iniciada, iniciado""",
    (State.NEW,): "nova, novas, novo, novos",
    # --- What it does to the rest of the name
    (Mark.HOLD,): """
        adiada, adiado, em pausa, parado temporariamente, pausa, pausada, pausado, suspensa, suspenso""",
    (Mark.CANCELLED,): "anulada, anulado, cancelada, cancelado, cancelados, cancelamento",
    (Mark.NOT,): """
        ainda não, exceto, jamais, nada, nem, nenhum, nenhuma, nunca, não, parar, provisória, provisório,
        quase, sem""",
    (Mark.TROUBLE,): """
        abandonada, abandonado, advogado, atrasada, atrasado, atraso, avaria, bloqueado, cobrança,
        cobranças, contencioso, danificada, danificado, dano, danos, defeito, defeitos, devolução,
        disputa, dívida, dívidas, erro, erros, estorno, expirado, falha, falhada, falhou, fraude,
        garantia, impedimento, inadimplente, inadimplência, incompleto, judicial, jurídico, litígio,
        parado, perdida, perdido, problema, problemas, quebrado, reclamação, reclamações, recusada,
        recusado, reembolso, refazer, rejeitada, rejeitado, reprovada, reprovado, retrabalho""",
    (Mark.OTHER,): """
        acabamento, acabamentos, acompanhamento, amostra, amostras, até, banco, camiseta, camisetas,
        cartão, cartões, com alterações/correções/mudanças, contactar, contatar, contato, contrato,
        embalagem, embalar, envio, etiqueta, etiquetas, fechamento de arquivo/arquivos, formação, férias,
        gabarito, impressora, lavagem final, ligar, ligação, limpeza final, lona, manutenção, medidas,
        medir, medição, pintar, pintura, placa, placas, pré impressão, pós venda, quando, reagendado,
        reagendar, relatório, reparação, reparo, retoque, retoques, reunião, seguro, transporte,
        treinamento, visita, visita técnica""",
    (Mark.BEFORE,): "antes da, antes de, antes do, pré",
    (Mark.AFTER,): "após, depois da, depois de, depois do, pós",
    (Mark.INTERNAL,): "chefe, equipa, equipe, gerente, gerência, interna, interno, nossa, nosso",
    (Mark.AND,): "e, mais, ou",
    (Mark.ANOTHER_DAY,): "amanhã, domingo, quarta, quinta, segunda, sexta, sábado, terça",
    (Mark.FILLER,): """
        adesivos, agora, anterior, antiga, antigo, ao, aos, atualmente, capô, com, comercial, cor,
        cores, da, das, de, departamento, dia, dianteira, dias, do, dos, em, está, estão, etapa, fase,
        final, frota, grande formato, gráfica, gráfico, hoje, inicial, já, lateral, nas, no local, nos,
        número, oficina, para, parcial, passo, pela, pelo, plotagem, por, porta, portas, primeira,
        primeiro, prioridade, sala, semana, sendo, ser, setor, seu, sua, superfície, teto, total,
        traseira, troca de cor, um, uma, urgente, velha, velho, à""",
    (Mark.ARTICLE,): "as, os",
}
