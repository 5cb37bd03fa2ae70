import type { ItemStatus } from '#domain/backlog/item.ts'

/**
 * What a word says: a status; that it was given up; or that it is finished, of words that say so only halfway
 * (what is released may be live, and may be a list of release notes): a tool's own word against it wins.
 */
export type StatusSense = ItemStatus | 'ended' | 'finished'

/** Words of other tools for where work stands, by language. Unknown ones are no word for anything. */
export const statusWords: readonly { language: string; words: Partial<Record<StatusSense, string>> }[] = [
  {
    language: 'English',
    words: {
      draft: `
        to do, todo, to be done, tbd, backlog, product backlog, icebox, open, opened, reopened, re opened, new,
        unstarted, unscheduled, to be scheduled, planned, scheduled, proposed, triage, needs triage, untriaged,
        inbox, ideas, idea, later, someday, draft, requested, submitted, no status, none, not started,
        not yet, not yet started, yet to start, not done, undone, unfinished, incomplete, unresolved, pending, deferred,
        postponed, parked, awaiting approval, waiting for approval, candidate, new idea, under consideration,
        future, future work, wishlist, wish list, nice to have, in specification, specified, funnel,
        to be discussed, needs discussion, needs refinement, to refine, to be refined, needs info, new request, unassigned, queued, queue,
        upcoming, to plan, todos, to dos, not in progress, suspended, dormant, untouched, pending review`,
      ready: `
        ready, ready for development, ready for dev, ready to start, ready to develop, ready for sprint,
        ready for implementation, ready to implement, selected for development, selected, refined, groomed, approved,
        committed, up next, next, next up, next sprint, sprint backlog, prioritized, prioritised, confirmed,
        ready for work, ready to work, triaged, definition of ready, estimated`,
      doing: `
        doing, in progress, inprogress, started, active, ongoing, underway, wip, work in progress,
        in development, development, in dev, dev, developing, developed, implementing, implemented, in implementation,
        coding, code complete, dev complete, dev done, development done, development complete, assigned, in review,
        review, reviewing, under review, needs review, final review, peer review, code review, in code review, pull request,
        in pr, pr review, ready for review, ready to merge, in qa, qa, qa testing, ready for qa, ready for test, ready for testing,
        testing, test, in test, in testing, tested, test failed, live testing, user testing, to test, to verify,
        to be tested, to review, verification, verifying,
        validation, validating, uat, in uat, ready for uat, acceptance, in acceptance, acceptance testing, blocked,
        on hold, waiting, feedback, waiting for feedback, waiting for review, awaiting review, staging,
        on staging, in staging, ready for release, ready to release, ready for deployment, ready to deploy,
        ready for production, waiting for release, awaiting release, awaiting deployment, pending release, pending deployment,
        indeterminate, partially done, partly done, partially complete, partially completed, almost done,
        current, current sprint, in design, design, designing, analysis, in analysis, analyzing, building, build, beta,
        closed beta, open beta, in beta, in sprint, impeded, delayed, stuck, at risk, off track, on track, working on it, work started`,
      done: `
        done, closed, resolved, complete, completed, finished, done done, all done, is done, is closed, is complete, work done, task done`,
      finished: `
        released, shipped, delivered, live, deployed, deployed to production, in production, on production,
        merged, fixed, verified, archived, delivered to customer, launched, published, done and released, gone live, ready and done`,
      ended: `
        canceled, cancelled, won't do, won't fix, wont do, wont fix, wontfix, wontdo, will not do, will not fix,
        duplicate, duplicated, is duplicate, rejected, removed, abandoned, declined, invalid, obsolete, not planned, can't reproduce,
        cannot reproduce, cant reproduce, not reproducible, works as designed, works for me, worksforme, as designed, by design,
        not a bug, no longer needed, not needed, discarded, dropped, withdrawn, superseded, closed as duplicate, closed as not planned, out of scope, won't implement, will not implement`,
    },
  },
  {
    language: 'German',
    words: {
      draft: `
        offen, zu erledigen, zu tun, neu, geplant, vorgeschlagen, nicht begonnen, nicht gestartet, ausstehend,
        entwurf, idee, ideen, eingereicht, zurückgestellt, später, wieder geöffnet, nicht erledigt, unerledigt, nicht fertig, angefragt, aufgeschoben, zu besprechen, ungeplant, eingang`,
      ready: `
        bereit, bereit zur umsetzung, bereit für entwicklung, freigegeben, genehmigt, ausgewählt, als nächstes, priorisiert, verfeinert,
        nächster sprint, bestätigt`,
      doing: `
        in arbeit, in bearbeitung, in umsetzung, in entwicklung, in prüfung, im test, im review, wird geprüft, begonnen, gestartet,
        zugewiesen, angefangen, laufend, läuft, blockiert, wartend, wartet, angehalten, zu prüfen, zu testen, zur abnahme, in abnahme,
        rückmeldung, feedback, bereit zum testen, bereit zur abnahme, pausiert, in test, getestet, umgesetzt, teilweise erledigt, abnahme, freigabe ausstehend`,
      done: 'erledigt, fertig, geschlossen, gelöst, abgeschlossen, fertiggestellt, beendet, behoben, ist erledigt, vollständig',
      finished: 'veröffentlicht, ausgeliefert, live geschaltet, archiviert, freigeschaltet, verifiziert',
      ended: `abgebrochen, abgelehnt, abgewiesen, zurückgewiesen, storniert, verworfen, ungültig, duplikat, wird nicht behoben,
        wird nicht gemacht, nicht geplant, hinfällig, nicht reproduzierbar, entfällt, entfallen`,
    },
  },
  {
    language: 'French',
    words: {
      draft: `à faire, a faire, ouvert, ouverte, nouveau, nouvelle, en attente, non commencé, non commencée, pas commencé, proposé, proposée, planifié,
        planifiée, à planifier, brouillon, idée, idées, soumis, soumise, rouvert, réouvert, reporté, reportée, non terminé, pas fait, plus tard, à venir, carnet de produit`,
      ready:
        'prêt, prête, prêt pour le développement, prêt à développer, approuvé, approuvée, sélectionné, priorisé, validé pour développement, affiné, prochain sprint',
      doing: `en cours, en revue, en test, en développement, en recette, à tester, à valider, en validation, en cours de développement, commencé, commencée,
        démarré, démarrée, assigné, assignée, bloqué, bloquée, en pause, en production de tests, prêt pour test, à vérifier, en vérification, en cours de traitement, testé`,
      done: 'terminé, terminée, terminés, fini, finie, fermé, fermée, résolu, résolue, fait, faite, achevé, achevée, clos, close, clôturé, clôturée, complété, complétée, réalisé, réalisée',
      finished:
        'livré, livrée, publié, publiée, déployé, déployée, en production, archivé, archivée, mis en production, mise en production, vérifié',
      ended:
        'annulé, annulée, rejeté, rejetée, refusé, refusée, abandonné, abandonnée, invalide, doublon, obsolète, ne sera pas corrigé, non planifié, sans suite',
    },
  },
  {
    language: 'Spanish',
    words: {
      draft: `por hacer, tareas por hacer, pendiente, pendientes, abierto, abierta, nuevo, nueva, sin empezar, no iniciado, no iniciada, no comenzado,
        propuesto, propuesta, planificado, planificada, planeado, borrador, idea, ideas, reabierto, reabierta, aplazado, pospuesto, sin hacer, no hecho, más adelante, solicitado`,
      ready:
        'listo para desarrollo, listo para desarrollar, preparado, preparada, aprobado, aprobada, seleccionado para desarrollo, seleccionado, priorizado, refinado, próximo sprint',
      doing: `en curso, en progreso, en proceso, en desarrollo, en revisión, en pruebas, en prueba, empezado, iniciado, iniciada, comenzado, asignado, asignada,
        bloqueado, bloqueada, en espera, haciendo, por revisar, por probar, en ejecución, en validación, listo para probar, listo para pruebas, probado`,
      done: 'hecho, hecha, listo, lista, finalizado, finalizada, terminado, terminada, cerrado, cerrada, resuelto, resuelta, completado, completada, completo, completa, concluido, acabado',
      finished:
        'publicado, publicada, desplegado, desplegada, entregado, entregada, en producción, liberado, archivado, archivada, verificado',
      ended:
        'cancelado, cancelada, rechazado, rechazada, descartado, descartada, duplicado, duplicada, inválido, obsoleto, no se hará, no planificado, anulado, anulada',
    },
  },
  {
    language: 'Portuguese',
    words: {
      draft: `a fazer, tarefas pendentes, pendente, aberto, aberta, novo, nova, não iniciado, não iniciada, proposto, proposta, planejado, planejada, planeado,
        rascunho, ideia, ideias, reaberto, reaberta, adiado, adiada, por fazer, não feito, não concluído, solicitado, futuro`,
      ready:
        'pronto, pronta, pronto para desenvolvimento, aprovado, aprovada, selecionado para desenvolvimento, selecionado, priorizado, refinado, próximo sprint, próxima sprint',
      doing: `em andamento, em progresso, em curso, em desenvolvimento, em revisão, em teste, em testes, iniciado, iniciada, começado, atribuído, bloqueado, bloqueada,
        em espera, fazendo, para revisão, em homologação, em execução, em validação, pronto para teste, testado, aguardando`,
      done: 'concluído, concluída, concluido, concluida, feito, feita, fechado, fechada, resolvido, resolvida, completo, completa, completado, finalizado, finalizada, terminado, pronto e entregue, encerrado, encerrada',
      finished: 'publicado, implantado, entregue, em produção, lançado, arquivado, arquivada, verificado',
      ended:
        'cancelado, cancelada, rejeitado, rejeitada, descartado, descartada, duplicado, duplicada, inválido, obsoleto, não será feito, não planejado, abandonado, recusado',
    },
  },
  {
    language: 'Italian',
    words: {
      draft:
        'da fare, aperto, aperta, nuovo, nuova, in attesa, non iniziato, non iniziata, proposto, pianificato, pianificata, bozza, idea, idee, riaperto, rimandato, non fatto, da pianificare, richiesto, sospeso',
      ready:
        'pronto per lo sviluppo, approvato, approvata, selezionato, pronto, pronta, prioritizzato, raffinato, prossimo sprint',
      doing:
        'in corso, in lavorazione, in sviluppo, in revisione, in test, iniziato, iniziata, avviato, assegnato, bloccato, bloccata, da verificare, da testare, in verifica, in esecuzione, in collaudo, pronto per il test',
      done: 'fatto, fatta, completato, completata, chiuso, chiusa, risolto, risolta, finito, finita, terminato, terminata, concluso, conclusa, completo',
      finished:
        'rilasciato, rilasciata, pubblicato, pubblicata, consegnato, in produzione, archiviato, archiviata, verificato, distribuito',
      ended:
        'annullato, annullata, rifiutato, rifiutata, respinto, respinta, scartato, duplicato, non valido, obsoleto, abbandonato, cancellato',
    },
  },
  {
    language: 'Dutch',
    words: {
      draft:
        'te doen, open, nieuw, nieuwe, niet gestart, nog te doen, voorgesteld, gepland, ingepland, concept, idee, ideeën, heropend, uitgesteld, in afwachting, niet klaar, aangevraagd, later',
      ready:
        'gereed voor ontwikkeling, klaar voor ontwikkeling, klaar om te starten, goedgekeurd, geselecteerd, geprioriteerd, volgende sprint, klaar voor sprint',
      doing:
        'bezig, in uitvoering, in behandeling, in ontwikkeling, in review, in test, mee bezig, gestart, begonnen, toegewezen, geblokkeerd, wachten, wacht, te testen, te controleren, in controle, klaar voor test, klaar voor review, onderhanden, loopt, getest',
      done: 'gereed, klaar, afgerond, gesloten, voltooid, gedaan, opgelost, af, compleet, afgesloten, afgehandeld',
      finished:
        'vrijgegeven, uitgebracht, opgeleverd, gepubliceerd, in productie, gearchiveerd, geverifieerd',
      ended:
        'geannuleerd, afgewezen, geweigerd, vervallen, verwijderd, dubbel, duplicaat, ongeldig, wordt niet gedaan, niet gepland',
    },
  },
  {
    language: 'Polish',
    words: {
      draft:
        'do zrobienia, do wykonania, nowe, nowy, nowa, otwarte, otwarty, otwarta, nierozpoczęte, nie rozpoczęto, oczekujące, oczekuje, zaplanowane, planowane, zaplanowany, proponowane, szkic, pomysł, pomysły, ponownie otwarte, odłożone, niegotowe, niezakończone, zgłoszone, później',
      ready:
        'gotowe do realizacji, gotowe do pracy, gotowe do rozpoczęcia, zatwierdzone, zatwierdzony, wybrane, wybrane do realizacji, następny sprint, gotowe do developmentu',
      doing:
        'w toku, w trakcie, w realizacji, w trakcie realizacji, rozpoczęte, rozpoczęty, przypisane, przypisany, w testach, testowanie, do testów, do przeglądu, w przeglądzie, zablokowane, zablokowany, wstrzymane, w weryfikacji, do weryfikacji, gotowe do testów, w trakcie testów, przetestowane',
      done: 'gotowe, gotowy, gotowa, zrobione, zakończone, zakończony, zakończona, zamknięte, zamknięty, zamknięta, rozwiązane, rozwiązany, ukończone, ukończony, wykonane, wykonany',
      finished:
        'wydane, wdrożone, wdrożony, opublikowane, na produkcji, zarchiwizowane, dostarczone, zweryfikowane',
      ended:
        'anulowane, anulowany, odrzucone, odrzucony, porzucone, nieaktualne, duplikat, zduplikowane, usunięte, nie będzie zrobione',
    },
  },
  {
    language: 'Russian',
    words: {
      draft: `к выполнению, сделать, нужно сделать, новый, новая, новое, новые, открыт, открыта, открыто, открытая, не начато, не начата, запланировано, запланирован, запланирована, предложено,
        черновик, идея, идеи, бэклог, беклог, переоткрыт, переоткрыта, отложено, отложен, отложена, ожидает, в ожидании, в очереди, не готово, не сделано, не выполнено, не завершено, на рассмотрении, заявка, потом, в планах`,
      ready:
        'готово к работе, готов к работе, готово к разработке, готова к работе, одобрено, одобрена, утверждено, утвержден, выбрано для разработки, следующий спринт, готово к старту',
      doing: `в работе, выполняется, на проверке, в процессе, в разработке, делается, начато, начата, начат, назначено, назначен, назначена, на тестировании, тестирование, тестируется, в тестировании, на ревью,
        ревью, заблокировано, заблокирована, заблокирован, приостановлено, проверка, на согласовании, готово к тестированию, готово к проверке, ожидает проверки, к проверке, протестировано, идет, в прогрессе`,
      done: `готово, готов, готова, выполнено, выполнена, выполнен, закрыт, закрыта, закрыто, закрытая, решен, решена, решено, решён, сделано, сделана, завершено, завершена, завершен, завершён, исправлено, исправлена, закончено`,
      finished:
        'выпущено, выпущен, опубликовано, внедрено, внедрена, в продакшене, на проде, в архиве, архив, доставлено, проверено, релиз выпущен, развернуто',
      ended:
        'отменено, отменена, отменен, отменён, отклонено, отклонена, отклонен, отклонён, отказано, дубликат, неактуально, не актуально, не будет сделано, удалено, аннулировано, снято',
    },
  },
  {
    language: 'Ukrainian',
    words: {
      draft:
        'до виконання, зробити, треба зробити, новий, нова, нове, нові, відкрито, відкритий, відкрита, не розпочато, заплановано, запропоновано, чернетка, ідея, ідеї, беклог, перевідкрито, відкладено, очікує, в очікуванні, не готово, не зроблено, не виконано, не завершено',
      ready:
        'готово до роботи, готово до розробки, схвалено, затверджено, вибрано для розробки, наступний спринт',
      doing:
        "в роботі, у роботі, виконується, в процесі, у процесі, в розробці, у розробці, розпочато, призначено, на перевірці, перевірка, тестування, на тестуванні, тестується, заблоковано, призупинено, готово до тестування, робиться, рев'ю",
      done: 'готово, виконано, зроблено, завершено, закрито, закритий, закрита, вирішено, вирішений, виправлено, закінчено',
      finished:
        'випущено, опубліковано, впроваджено, в архіві, архівовано, доставлено, перевірено, розгорнуто',
      ended:
        'скасовано, скасований, скасована, відхилено, відхилений, відмовлено, дублікат, неактуально, не буде зроблено, видалено',
    },
  },
  {
    language: 'Chinese',
    words: {
      draft: `待办, 待辦, 待处理, 待處理, 新建, 新增, 新, 未开始, 未開始, 未完成, 未处理, 未處理, 打开, 已打开, 開啟, 打開, 待定, 计划中, 已计划, 計劃中, 规划中, 提议, 草稿, 想法, 需求池, 待评审, 待規劃, 待规划, 待分配, 重新打开, 已重新打开, 延期, 已延期, 搁置, 待开始, 待審核, 待审核`,
      ready:
        '就绪, 已就绪, 准备就绪, 準備就緒, 已批准, 已核准, 待开发, 待開發, 已确认, 已選擇, 下一步, 已排期',
      doing: `进行中, 進行中, 处理中, 處理中, 开发中, 開發中, 正在进行, 正在進行, 测试中, 測試中, 待测试, 待測試, 评审中, 審核中, 审核中, 实现中, 执行中, 已分配, 已开始, 已開始, 阻塞, 已阻塞, 暂停, 已暂停, 待验收, 验收中, 待发布, 待上线, 已提测, 验证中, 待验证, 部分完成, 即将完成, 开发完成, 已测试`,
      done: '完成, 已完成, 关闭, 已关闭, 關閉, 已關閉, 解决, 已解决, 已解決, 结束, 已结束, 已結束, 完成了, 已修复, 已修復, 全部完成',
      finished: '已发布, 已發布, 已上线, 已上線, 已部署, 已归档, 已歸檔, 已交付, 已验证, 上线, 已合并',
      ended:
        '已取消, 取消, 已拒绝, 已拒絕, 拒绝, 已废弃, 廢棄, 废弃, 作废, 重复, 不予处理, 不处理, 无效, 不修复, 已驳回, 已撤销',
    },
  },
  {
    language: 'Japanese',
    words: {
      draft:
        '新規, 未着手, 未対応, オープン, 未完了, 未開始, 未処理, 待機中, 保留, 予定, 計画中, 提案, 下書き, アイデア, バックログ, 再オープン, 延期, to do, やること, 受付, 起票, 検討中',
      ready: '準備完了, 準備ok, 開発待ち, 着手可能, 承認済み, 開発対象として選択済み, 着手待ち, 優先',
      doing:
        '進行中, 対応中, 作業中, レビュー中, 処理中, 開発中, 実装中, テスト中, 着手, 着手中, 着手済み, 実施中, レビュー待ち, テスト待ち, 確認中, 確認待ち, ブロック, ブロック中, 検証中, リリース待ち, 処理済み, 実行中, 受入テスト中',
      done: '完了, 終了, 解決, 解決済み, クローズ, 完了済み, 完成, 済, 済み, 対応済み, 対応完了, 修正済み, 終了済み',
      finished:
        'リリース済み, リリース完了, 公開済み, アーカイブ, アーカイブ済み, デプロイ済み, 本番反映済み',
      ended: '却下, キャンセル, 中止, 取り消し, 取消, 重複, 対応しない, 無効, 廃止, 見送り, 対応不要',
    },
  },
  {
    language: 'Korean',
    words: {
      draft:
        '할 일, 해야 할 일, 할일, 대기, 대기 중, 대기중, 신규, 새로운, 열림, 미완료, 시작 전, 시작전, 시작 안 함, 계획됨, 계획, 제안, 제안됨, 초안, 아이디어, 백로그, 다시 열림, 보류, 연기, 연기됨, 예정',
      ready: '준비 완료, 준비됨, 준비, 승인됨, 개발 준비 완료, 개발 대기, 선택됨',
      doing:
        '진행 중, 진행중, 진행, 작업 중, 작업중, 개발 중, 개발중, 검토 중, 검토중, 리뷰 중, 리뷰중, 테스트 중, 테스트중, 테스트, 시작됨, 할당됨, 차단됨, 검증 중, 처리 중, 처리중, 배포 대기, 확인 중',
      done: '완료, 완료됨, 닫힘, 종료, 종료됨, 해결, 해결됨, 해결 완료, 작업 완료, 수정됨, 끝',
      finished: '출시됨, 배포됨, 배포 완료, 게시됨, 보관됨, 출시, 검증됨',
      ended: '취소, 취소됨, 거부됨, 거절됨, 반려, 반려됨, 중복, 폐기, 폐기됨, 무효, 하지 않음',
    },
  },
  {
    language: 'Swedish',
    words: {
      draft:
        'att göra, öppen, öppet, öppna, ny, nytt, nya, ej påbörjad, inte påbörjad, ej startad, planerad, planerat, föreslagen, utkast, idé, idéer, återöppnad, uppskjuten, väntande, ej klar, inte klar, senare',
      ready:
        'redo, redo för utveckling, godkänd, vald för utveckling, prioriterad, nästa sprint, klar för utveckling, klar att starta',
      doing:
        'pågår, pågående, påbörjad, startad, under arbete, under utveckling, under granskning, granskas, test, testas, i test, tilldelad, blockerad, väntar, pausad, klar för test, att testa, testad, verifieras',
      done: 'klar, klart, färdig, färdigt, stängd, stängt, löst, avslutad, avslutat, slutförd, slutfört, åtgärdad',
      finished: 'släppt, publicerad, levererad, driftsatt, i produktion, arkiverad, verifierad, lanserad',
      ended:
        'avbruten, avbrutet, avvisad, nekad, avslagen, inställd, ogiltig, dubblett, kommer inte att göras, borttagen',
    },
  },
  {
    language: 'Danish',
    words: {
      draft:
        'at gøre, skal laves, åben, åbent, ny, nyt, nye, ikke startet, ikke begyndt, ikke påbegyndt, planlagt, foreslået, kladde, udkast, idé, ide, ideer, genåbnet, udskudt, afventer, ikke færdig, senere',
      ready:
        'klar, klar til udvikling, parat, godkendt, valgt til udvikling, prioriteret, næste sprint, klar til start',
      doing:
        'i gang, igang, igangværende, påbegyndt, startet, under udvikling, under arbejde, under behandling, til gennemgang, under review, i test, til test, tildelt, blokeret, venter, på hold, testes, testet, klar til test',
      done: 'færdig, færdigt, færdige, afsluttet, lukket, løst, udført, gennemført, fuldført',
      finished: 'udgivet, leveret, i produktion, idriftsat, arkiveret, verificeret, lanceret',
      ended: 'annulleret, afvist, afbrudt, aflyst, ugyldig, dublet, bliver ikke lavet, fjernet',
    },
  },
  {
    language: 'Norwegian',
    words: {
      draft:
        'å gjøre, gjøremål, skal gjøres, åpen, åpent, ny, nytt, ikke startet, ikke påbegynt, planlagt, foreslått, utkast, idé, ideer, gjenåpnet, utsatt, venter, ikke ferdig, senere',
      ready:
        'klar, klar for utvikling, klart for utvikling, godkjent, valgt for utvikling, prioritert, neste sprint',
      doing:
        'pågår, pågående, i arbeid, under arbeid, påbegynt, startet, under utvikling, under behandling, til gjennomgang, i test, til test, testes, tildelt, blokkert, på vent, klar for test, testet',
      done: 'ferdig, ferdige, fullført, lukket, løst, avsluttet, gjort, utført',
      finished: 'utgitt, levert, i produksjon, publisert, arkivert, verifisert, lansert',
      ended: 'avbrutt, avvist, kansellert, avlyst, ugyldig, duplikat, blir ikke gjort, forkastet, fjernet',
    },
  },
  {
    language: 'Finnish',
    words: {
      draft:
        'tehtävänä, tekemättä, avoin, avoinna, avoimet, uusi, uudet, ei aloitettu, aloittamatta, suunniteltu, ehdotettu, luonnos, idea, ideat, avattu uudelleen, lykätty, odottaa, kesken jätetty, ei valmis, keskeneräinen, myöhemmin',
      ready:
        'valmis aloitettavaksi, valmis kehitykseen, valmis kehitettäväksi, hyväksytty, valittu kehitykseen, priorisoitu, seuraava sprintti',
      doing:
        'kesken, käynnissä, työn alla, meneillään, aloitettu, kehityksessä, katselmoinnissa, arvioitavana, testauksessa, testattavana, testattu, osoitettu, estetty, odottamassa, pysäytetty, valmis testattavaksi, tarkistettavana',
      done: 'valmis, valmiit, tehty, suljettu, ratkaistu, päättynyt, päätetty, suoritettu, valmistunut, korjattu',
      finished: 'julkaistu, toimitettu, tuotannossa, arkistoitu, vahvistettu, käyttöönotettu',
      ended: 'peruttu, peruutettu, hylätty, keskeytetty, virheellinen, kaksoiskappale, ei tehdä, poistettu',
    },
  },
  {
    language: 'Czech',
    words: {
      draft:
        'k vyřízení, udělat, k provedení, otevřeno, otevřený, otevřená, otevřené, nový, nová, nové, nezahájeno, nezačato, naplánováno, plánováno, navrženo, koncept, nápad, nápady, znovu otevřeno, odloženo, čeká, čekající, nehotovo, nedokončeno',
      ready:
        'připraveno, připraven, připraveno k vývoji, schváleno, vybráno k vývoji, vybráno, další sprint, prioritizováno',
      doing:
        'probíhá, rozpracováno, rozpracovaný, v řešení, řeší se, v průběhu, ve vývoji, zahájeno, přiřazeno, v kontrole, kontrola, k otestování, testování, v testování, testuje se, blokováno, pozastaveno, ke kontrole, otestováno, připraveno k testování',
      done: 'hotovo, hotový, hotová, hotové, dokončeno, dokončený, uzavřeno, uzavřený, uzavřená, vyřešeno, vyřešený, splněno, zavřeno, opraveno',
      finished: 'vydáno, nasazeno, publikováno, v produkci, archivováno, dodáno, ověřeno',
      ended:
        'zrušeno, zrušený, zamítnuto, zamítnutý, odmítnuto, neplatné, duplicitní, duplikát, nebude řešeno, odstraněno',
    },
  },
  {
    language: 'Turkish',
    words: {
      draft:
        'yapılacak, yapılacaklar, açık, yeni, başlanmadı, başlamadı, planlandı, planlanan, önerildi, taslak, fikir, fikirler, yeniden açıldı, ertelendi, beklemede, bekliyor, tamamlanmadı, bitmedi, sonra',
      ready:
        'hazır, geliştirmeye hazır, onaylandı, geliştirme için seçildi, seçildi, önceliklendirildi, sonraki sprint',
      doing:
        'devam ediyor, devam eden, yapılıyor, sürüyor, başladı, başlandı, geliştiriliyor, geliştirmede, inceleniyor, incelemede, testte, test ediliyor, test edildi, atandı, engellendi, kontrol ediliyor, çalışılıyor, teste hazır, işlemde',
      done: 'tamamlandı, bitti, kapatıldı, kapalı, kapandı, çözüldü, yapıldı, sonuçlandı, giderildi, tamam',
      finished: 'yayınlandı, yayımlandı, teslim edildi, canlıda, dağıtıldı, arşivlendi, doğrulandı',
      ended:
        'iptal, iptal edildi, reddedildi, vazgeçildi, geçersiz, yinelenen, yapılmayacak, kaldırıldı, tekrar eden',
    },
  },
  {
    language: 'Hungarian',
    words: {
      draft:
        'teendő, teendők, nyitott, új, nem kezdődött el, tervezett, javasolt, vázlat, ötlet, ötletek, elhalasztva, függőben, nincs kész',
      ready: 'fejlesztésre kész, jóváhagyva, kiválasztva',
      doing:
        'folyamatban, fejlesztés alatt, tesztelés alatt, ellenőrzés alatt, elkezdve, megkezdve, blokkolt, tesztelés',
      done: 'kész, befejezve, befejezett, lezárva, lezárt, megoldva, megoldott, elkészült, teljesítve',
      ended: 'törölve, elutasítva, visszavonva, érvénytelen',
    },
  },
  {
    language: 'Romanian',
    words: {
      draft:
        'de făcut, deschis, nou, nouă, neînceput, planificat, propus, ciornă, idee, amânat, în așteptare',
      ready: 'pregătit, aprobat, selectat',
      doing:
        'în lucru, în curs, în progres, în desfășurare, în dezvoltare, în testare, în revizuire, început, blocat',
      done: 'finalizat, terminat, închis, rezolvat, făcut, gata, încheiat, completat',
      ended: 'anulat, respins, abandonat, invalid, duplicat',
    },
  },
  {
    language: 'Greek',
    words: {
      draft: 'προς υλοποίηση, ανοιχτό, νέο, εκκρεμεί, προγραμματισμένο',
      doing: 'σε εξέλιξη, υπό επεξεργασία, σε έλεγχο',
      done: 'ολοκληρώθηκε, ολοκληρωμένο, κλειστό, έκλεισε, επιλύθηκε, έγινε',
      ended: 'ακυρώθηκε, απορρίφθηκε',
    },
  },
  {
    language: 'Arabic and Hebrew',
    words: {
      draft: 'جديد, مفتوح, للقيام به, לביצוע, פתוח, חדש',
      doing: 'قيد التنفيذ, قيد المراجعة, בתהליך, בעבודה, בביצוע',
      done: 'مكتمل, منجز, مغلق, تم, הושלם, סגור, בוצע',
      ended: 'ملغى, مرفوض, בוטל, נדחה',
    },
  },
  {
    language: 'Vietnamese, Indonesian, Thai and Persian',
    words: {
      draft:
        'mới, chưa bắt đầu, cần làm, mở, chờ xử lý, tồn đọng, belum mulai, belum dimulai, akan dikerjakan, baru, terbuka, menunggu, ยังไม่เริ่ม, รอดำเนินการ, ใหม่, เปิด, جدید, باز, برای انجام, در انتظار',
      ready: 'sẵn sàng, đã duyệt, siap, disetujui, พร้อม, อนุมัติแล้ว, آماده, تأیید شده',
      doing:
        'đang làm, đang thực hiện, đang tiến hành, đang xử lý, đang kiểm thử, sedang dikerjakan, dalam proses, dalam pengerjaan, sedang berlangsung, ditinjau, กำลังดำเนินการ, กำลังทำ, กำลังทดสอบ, در حال انجام, در دست اجرا, در حال بررسی',
      done: 'hoàn thành, đã hoàn thành, xong, đã xong, đã đóng, đã giải quyết, selesai, sudah selesai, ditutup, tuntas, เสร็จแล้ว, เสร็จสิ้น, เสร็จ, ปิดแล้ว, انجام شده, انجام شد, تکمیل شده, بسته شده',
      ended: 'đã hủy, bị từ chối, dibatalkan, ditolak, ยกเลิก, ยกเลิกแล้ว, ปฏิเสธ, لغو شده, رد شده',
    },
  },
]

/** Words for a kind of work, which are a status in a column and as often the topic of what has them for a label. */
export const topicWords = `
  design, development, dev, analysis, coding, build, building, beta, open beta, closed beta, test, tests, testing,
  live testing, user testing, qa testing, acceptance testing, acceptance, qa, uat, staging, review, code review,
  pull request, verification, validation, feedback, current, next, active, implementation,
  entwicklung, entwurf, analyse, konzeption, umsetzung, prüfung, abnahme, testen,
  développement, revue, recette, conception, validation, diseño, desarrollo, análisis, revisión, pruebas,
  desenvolvimento, análise, revisão, testes, sviluppo, analisi, revisione, collaudo,
  ontwikkeling, ontwerp, testy, projekt, rozwój, analiza,
  дизайн, разработка, анализ, тестирование, тест, ревью, проверка,
  設計, 開発, テスト, レビュー, 検証, 设计, 开发, 测试, 评审, 設計中, 디자인, 개발, 테스트, 검토`

/** Signs that stand alone for a status. */
export const statusSigns: Partial<Record<StatusSense, string>> = {
  draft: '⬜ ☐ ◻ ▢ ⭕ 🆕 💡 📥 ❌ ✗ ✘ ✖',
  doing: '🚧 🔄 ⏳ 🏗 🔨 🏃 👷 ▶ ⚙ 🟡 🟠 👀 🔧',
  done: '✅ ✔ ☑ ✓ 🏁 💯',
  ended: '🚫 🗑',
}
