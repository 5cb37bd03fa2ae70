import type { ItemKind } from '#domain/backlog/item.ts'

/** Words of other tools for a kind of item, by language. Unknown ones are read as a story. */
export const kindWords: readonly { language: string; words: Partial<Record<ItemKind, string>> }[] = [
  {
    language: 'English',
    words: {
      epic: 'epic, epics, initiative, theme, saga, capability, portfolio epic, milestone, objective, program, portfolio item, business epic, section',
      story: `story, stories, user story, user stories, userstory, feature, features, feature request, new feature, enhancement, improvement,
        requirement, product backlog item, pbi, backlog item, issue, idea, suggestion, change request, change, wish, hierarchical requirement,
        functional requirement, job story, use case story, item, card, request, sub feature`,
      constraint:
        'constraint, non functional requirement, nonfunctional requirement, nfr, quality attribute, quality requirement, acceptance constraint',
      workflow: 'workflow, process, scenario, use case, journey, user journey, flow',
      storyboard: 'storyboard',
      sketch: 'sketch, wireframe, drawing',
      'mock-up': 'mock up, mockup, design, ui design, ux design, prototype',
      defect:
        'bug, bugs, defect, defects, error, incident, problem, regression, fault, crash, bugfix, bug fix, hotfix, bug report, glitch, failure',
      technical: `task, tasks, sub task, sub tasks, subtask, technical task, tech task, technical story, tech story, technical, chore,
        spike, research, maintenance, refactoring, refactor, tech debt, technical debt, test, test case, support, documentation, docs,
        enabler, release, devops, infrastructure, to do, todo, action item, operation, improvement task, impediment, work item task, dev task`,
    },
  },
  {
    language: 'German',
    words: {
      epic: 'epos, initiative, thema',
      story:
        'anwendererzählung, anforderung, verbesserung, neue funktion, nutzergeschichte, benutzergeschichte, änderungswunsch, funktion, änderungsanforderung, wunsch, idee, funktionalität, vorgang',
      constraint: 'nichtfunktionale anforderung, randbedingung, einschränkung',
      defect: 'fehler, störung, problem, mangel, defekt, fehlermeldung',
      technical:
        'aufgabe, unteraufgabe, teilaufgabe, unterstützung, wartung, technische aufgabe, technische schuld, recherche, dokumentation',
    },
  },
  {
    language: 'French',
    words: {
      epic: 'épopée, épique, initiative',
      story:
        'récit, histoire, récit utilisateur, histoire utilisateur, amélioration, nouvelle fonctionnalité, fonctionnalité, évolution, demande, exigence',
      constraint: 'exigence non fonctionnelle, contrainte',
      defect: 'bogue, anomalie, défaut, erreur, incident',
      technical: 'tâche, sous tâche, tâche technique, assistance, maintenance, dette technique, recherche',
    },
  },
  {
    language: 'Spanish and Portuguese',
    words: {
      epic: 'epopeya, épica, épico, iniciativa',
      story:
        'historia, historia de usuario, mejora, nueva función, funcionalidad, requisito, solicitud, história, história de usuário, história do usuário, melhoria, funcionalidade, nova funcionalidade, petición',
      defect: 'incidencia, defecto, error, fallo, defeito, erro, falha, problema',
      technical:
        'tarea, subtarea, tarea técnica, tarefa, subtarefa, tarefa técnica, soporte, suporte, deuda técnica, dívida técnica, investigación',
    },
  },
  {
    language: 'Italian',
    words: {
      epic: 'epica, iniziativa',
      story: 'storia, storia utente, miglioramento, funzionalità, nuova funzionalità, requisito, richiesta',
      defect: 'difetto, errore, anomalia, problema',
      technical: 'attività, sottoattività, attività tecnica, compito, supporto, debito tecnico',
    },
  },
  {
    language: 'Dutch and the Nordic languages',
    words: {
      epic: 'initiatief, initiativ, episk, eepos, eeppinen',
      story:
        'gebruikersverhaal, verhaal, verbetering, functie, nieuwe functie, wens, användarberättelse, berättelse, förbättring, funktion, krav, brugerhistorie, historie, forbedring, brukerhistorie, funksjon, käyttäjätarina, tarina, parannus, ominaisuus, vaatimus',
      defect: 'fout, defect, storing, fel, bugg, fejl, feil, vika, virhe',
      technical:
        'taak, subtaak, deeltaak, technische taak, uppgift, deluppgift, underuppgift, opgave, underopgave, delopgave, oppgave, deloppgave, underoppgave, tehtävä, alitehtävä, tuki',
    },
  },
  {
    language: 'Polish, Czech and Hungarian',
    words: {
      epic: 'epik, epos, epika, inicjatywa, iniciativa, eposz',
      story:
        'historyjka, historia użytkownika, historyjka użytkownika, usprawnienie, ulepszenie, funkcja, nowa funkcja, wymaganie, uživatelský příběh, příběh, vylepšení, funkce, nová funkce, požadavek, felhasználói történet, történet, fejlesztés, funkció',
      defect: 'błąd, usterka, defekt, chyba, závada, hiba',
      technical: 'zadanie, podzadanie, zadanie techniczne, úkol, dílčí úkol, podúkol, feladat, részfeladat',
    },
  },
  {
    language: 'Russian and Ukrainian',
    words: {
      epic: 'эпик, эпос, инициатива, епік, ініціатива',
      story:
        'история, пользовательская история, улучшение, новая функциональность, функция, функциональность, требование, пожелание, запрос, фича, історія, історія користувача, покращення, функція, вимога, новая функция',
      defect: 'ошибка, дефект, баг, инцидент, помилка, вада',
      technical:
        'задача, подзадача, техническая задача, поддержка, технический долг, исследование, задание, завдання, підзавдання, технічне завдання, підтримка',
    },
  },
  {
    language: 'Romanian, Greek, Bulgarian, Croatian, Slovak, Slovenian and Estonian',
    words: {
      epic: 'epopee, έπος, епик, ep, eepika',
      story:
        'poveste, poveste de utilizator, cerință, îmbunătățire, funcționalitate, ιστορία, ιστορία χρήστη, βελτίωση, απαίτηση, λειτουργία, потребителска история, подобрение, изискване, priča, korisnička priča, poboljšanje, zahtjev, používateľský príbeh, príbeh, vylepšenie, požiadavka, uporabniška zgodba, zgodba, izboljšava, kasutajalugu, lugu, nõue, historia d usuari, història',
      defect:
        'problemă, eroare, greșeală, σφάλμα, ελάττωμα, пропуск, дефект, greška, pogreška, kvar, napaka, hrošč, viga',
      technical:
        'sarcină, subsarcină, sarcină tehnică, εργασία, υποεργασία, τεχνική εργασία, задача, подзадача, zadatak, podzadatak, úloha, podúloha, naloga, podnaloga, ülesanne, alamülesanne, tasca, subtasca',
    },
  },
  {
    language: 'Arabic, Hebrew, Persian, Vietnamese, Indonesian and Thai',
    words: {
      epic: 'ملحمة, אפיק, אפוס, sử thi, epik, มหากาพย์, حماسه',
      story:
        'قصة, قصة مستخدم, قصة المستخدم, تحسين, ميزة, متطلب, סיפור, סיפור משתמש, שיפור, דרישה, תכונה, câu chuyện, câu chuyện người dùng, cải tiến, tính năng, yêu cầu, cerita, cerita pengguna, peningkatan, fitur, kebutuhan, เรื่อง, เรื่องราวผู้ใช้, ความต้องการ, داستان, داستان کاربر',
      defect:
        'خطأ, عيب, علة, خلل, באג, תקלה, שגיאה, lỗi, bug lỗi, kesalahan, cacat, ข้อผิดพลาด, บั๊ก, باگ, اشکال',
      technical:
        'مهمة, مهمة فرعية, משימה, תת משימה, công việc, công việc con, nhiệm vụ, tugas, subtugas, งาน, งานย่อย, وظیفه',
    },
  },
  {
    language: 'Turkish',
    words: {
      epic: 'epik, destan, girişim',
      story:
        'hikaye, hikâye, kullanıcı hikayesi, kullanıcı hikâyesi, iyileştirme, özellik, yeni özellik, gereksinim, istek',
      defect: 'hata, kusur, arıza',
      technical: 'görev, alt görev, teknik görev, destek, teknik borç',
    },
  },
  {
    language: 'Chinese, Japanese and Korean',
    words: {
      epic: 'エピック, 史诗, 史詩, 에픽, 特性集',
      story:
        'ストーリー, ユーザーストーリー, 機能, 新機能, 改善, 要望, 故事, 用户故事, 使用者故事, 需求, 功能, 新功能, 改进, 优化, 스토리, 사용자 스토리, 기능, 새 기능, 개선, 요구사항, 特性',
      defect: 'バグ, 不具合, 障害, 缺陷, 故障, 错误, 錯誤, 問題, 程式錯誤, 버그, 결함, 오류',
      technical:
        'タスク, サブタスク, サポート, 課題, 任务, 任務, 子任务, 子任務, 작업, 하위 작업, 태스크, 技术任务, 支持, 支援',
    },
  },
]
