import type { ImportEncoding, ImportSource } from '#protocol/import-choices.ts'
import { encode } from '#tests/support/encode.ts'
import { seededRandom } from '../bench/data/random.ts'

/** What a made item is to be read as. */
export interface Wanted {
  title: string
  kind: 'epic' | 'story' | 'defect' | 'technical'
  status: 'draft' | 'doing' | 'done'
  estimate: number | null
  parent: string | null
}

export interface Made {
  /** what was done to it, for the name of the test */
  name: string
  file: string
  bytes: Uint8Array
  encoding: ImportEncoding
  source?: ImportSource
  wanted: Wanted[]
}

interface Tongue {
  name: string
  /** title, kind, status, estimate, parent, description, id */
  headers: [string, string, string, string, string, string, string]
  epics: string
  draft: string[]
  doing: string[]
  done: string[]
  kinds: [epic: string, story: string, defect: string, task: string]
  titles: string[]
  encodings: ImportEncoding[]
}

const west: ImportEncoding[] = ['utf-8', 'utf-16le', 'windows-1252', 'macintosh']

/** One language a line: what its tools call things, and what its people call theirs. */
export const tongues: readonly Tongue[] = [
  {
    name: 'English',
    headers: ['Title', 'Type', 'Status', 'Story Points', 'Parent', 'Description', 'ID'],
    epics: 'Epic',
    draft: ['To Do', 'Open', 'Backlog', 'New'],
    doing: ['In Progress', 'In Review', 'Doing', 'Testing'],
    done: ['Done', 'Closed', 'Completed', 'Resolved'],
    kinds: ['Epic', 'User Story', 'Bug', 'Task'],
    titles: ['Rooms', 'Book a room', 'Pick a size', 'Wrong price shown', 'Build the form', 'Send a receipt'],
    encodings: ['utf-8', 'utf-16le', 'utf-16be'],
  },
  {
    name: 'German',
    headers: [
      'Zusammenfassung',
      'Vorgangstyp',
      'Status',
      'Storypunkte',
      'Übergeordnet',
      'Beschreibung',
      'Schlüssel',
    ],
    epics: 'Epic',
    draft: ['Zu erledigen', 'Offen', 'Neu'],
    doing: ['In Arbeit', 'In Bearbeitung', 'In Prüfung'],
    done: ['Erledigt', 'Abgeschlossen', 'Geschlossen', 'Gelöst'],
    kinds: ['Epos', 'Anforderung', 'Fehler', 'Aufgabe'],
    titles: [
      'Räume',
      'Zimmer buchen',
      'Größe wählen',
      'Falscher Preis für Gäste',
      'Formular für Buchung bauen',
      'Quittung an Kunden schicken',
    ],
    encodings: west,
  },
  {
    name: 'French',
    headers: ['Résumé', 'Type de ticket', 'État', 'Points de story', 'Tâche parente', 'Description', 'Clé'],
    epics: 'Épopée',
    draft: ['À faire', 'Ouvert', 'Nouveau'],
    doing: ['En cours', 'En revue', 'En test'],
    done: ['Terminé', 'Fermé', 'Résolu'],
    kinds: ['Épopée', 'Récit', 'Anomalie', 'Tâche'],
    titles: [
      'Chambres à réserver',
      'Réserver une chambre',
      'Choisir la taille',
      'Prix erroné affiché',
      'Créer le formulaire',
      'Envoyer un reçu après paiement',
    ],
    encodings: west,
  },
  {
    name: 'Spanish',
    headers: ['Título', 'Tipo', 'Estado', 'Puntos de historia', 'Tarea padre', 'Descripción', 'Clave'],
    epics: 'Épica',
    draft: ['Por hacer', 'Pendiente', 'Abierto'],
    doing: ['En curso', 'En progreso', 'En revisión'],
    done: ['Hecho', 'Cerrado', 'Finalizado', 'Resuelto'],
    kinds: ['Épica', 'Historia de usuario', 'Defecto', 'Tarea'],
    titles: [
      'Habitación y opción',
      'Reservar una habitación',
      'Elegir el tamaño',
      'Precio erróneo en la página',
      'Construir el formulario',
      'Enviar confirmación',
    ],
    encodings: west,
  },
  {
    name: 'Portuguese',
    headers: ['Título', 'Tipo de item', 'Situação', 'Pontos de história', 'Item pai', 'Descrição', 'Número'],
    epics: 'Épico',
    draft: ['A fazer', 'Aberto', 'Pendente'],
    doing: ['Em andamento', 'Em progresso'],
    done: ['Concluído', 'Fechado', 'Feito'],
    kinds: ['Épico', 'História', 'Defeito', 'Tarefa'],
    titles: [
      'Reservas e salões',
      'Reservar um quarto',
      'Escolher o tamanho',
      'Preço errado na página',
      'Construir o formulário',
      'Enviar confirmação',
    ],
    encodings: west,
  },
  {
    name: 'Italian',
    headers: ['Titolo', 'Tipo', 'Stato', 'Punti', 'Elemento principale', 'Descrizione', 'Chiave'],
    epics: 'Epica',
    draft: ['Da fare', 'Aperto'],
    doing: ['In corso', 'In revisione'],
    done: ['Fatto', 'Completato', 'Chiuso'],
    kinds: ['Epica', 'Storia', 'Difetto', 'Attività'],
    titles: [
      'Camere e città',
      'Prenotare una camera',
      'Scegliere la misura più grande',
      'Prezzo sbagliato',
      'Creare il modulo',
      'Inviare la ricevuta',
    ],
    encodings: ['utf-8', 'utf-16le', 'windows-1252'],
  },
  {
    name: 'Dutch',
    headers: ['Titel', 'Soort', 'Status', 'Punten', 'Bovenliggende taak', 'Omschrijving', 'Nummer'],
    epics: 'Epic',
    draft: ['Te doen', 'Nieuw'],
    doing: ['Bezig', 'In uitvoering'],
    done: ['Gereed', 'Afgerond', 'Gesloten'],
    kinds: ['Epic', 'Gebruikersverhaal', 'Fout', 'Taak'],
    titles: [
      'Kamers',
      'Een kamer boeken',
      'Maat kiezen',
      'Verkeerde prijs getoond',
      'Formulier bouwen',
      'Bewijs sturen',
    ],
    encodings: ['utf-8', 'utf-16be'],
  },
  {
    name: 'Polish',
    headers: ['Tytuł', 'Rodzaj', 'Stan', 'Punkty', 'Zadanie nadrzędne', 'Opis', 'Klucz'],
    epics: 'Epik',
    draft: ['Do zrobienia', 'Nowe'],
    doing: ['W toku', 'W trakcie'],
    done: ['Gotowe', 'Zakończone', 'Zamknięte'],
    kinds: ['Epik', 'Historyjka', 'Błąd', 'Zadanie'],
    titles: [
      'Pokoje gościnne',
      'Rezerwacja łóżka',
      'Wybór wielkości łóżka',
      'Błędna cena usługi',
      'Zbudować formularz płatności',
      'Wysłać potwierdzenie',
    ],
    encodings: ['utf-8', 'windows-1250', 'utf-16le'],
  },
  {
    name: 'Czech',
    headers: ['Název', 'Typ', 'Stav', 'Body', 'Nadřazený úkol', 'Popis', 'Klíč'],
    epics: 'Epika',
    draft: ['Nový', 'K vyřízení'],
    doing: ['Probíhá', 'V řešení'],
    done: ['Hotovo', 'Uzavřeno', 'Dokončeno'],
    kinds: ['Epika', 'Příběh', 'Chyba', 'Úkol'],
    titles: [
      'Pokoje a služby',
      'Rezervovat pokoj',
      'Vybrat velikost lůžka',
      'Špatná cena ubytování',
      'Vytvořit formulář',
      'Poslat potvrzení',
    ],
    encodings: ['utf-8', 'windows-1250'],
  },
  {
    name: 'Swedish',
    headers: ['Rubrik', 'Ärendetyp', 'Status', 'Poäng', 'Överordnad uppgift', 'Beskrivning', 'Nyckel'],
    epics: 'Epik',
    draft: ['Att göra', 'Ny', 'Öppen'],
    doing: ['Pågår', 'Pågående'],
    done: ['Färdig', 'Stängd', 'Löst'],
    kinds: ['Epic', 'Berättelse', 'Fel', 'Uppgift'],
    titles: [
      'Rum på hotellet',
      'Boka ett rum',
      'Välj storlek på sängen',
      'Fel pris för gäster',
      'Bygg formuläret',
      'Skicka kvitto',
    ],
    encodings: west,
  },
  {
    name: 'Danish',
    headers: ['Titel', 'Sagstype', 'Status', 'Point', 'Overordnet opgave', 'Beskrivelse', 'Nøgle'],
    epics: 'Epic',
    draft: ['Ikke startet', 'Åben'],
    doing: ['I gang', 'Igangværende'],
    done: ['Færdig', 'Lukket', 'Løst'],
    kinds: ['Epic', 'Brugerhistorie', 'Fejl', 'Opgave'],
    titles: [
      'Værelser',
      'Reservér et værelse',
      'Vælg størrelse',
      'Forkert pris på siden',
      'Byg formularen',
      'Send kvittering på mail',
    ],
    encodings: ['utf-8', 'windows-1252'],
  },
  {
    name: 'Norwegian',
    headers: ['Tittel', 'Sakstype', 'Status', 'Poeng', 'Overordnet', 'Beskrivelse', 'Nøkkel'],
    epics: 'Epic',
    draft: ['Å gjøre', 'Åpen'],
    doing: ['Pågår', 'Under arbeid'],
    done: ['Ferdig', 'Lukket', 'Fullført'],
    kinds: ['Epic', 'Brukerhistorie', 'Feil', 'Oppgave'],
    titles: [
      'Rom på hotellet',
      'Bestille et rom',
      'Velge størrelse',
      'Feil pris på siden',
      'Bygge skjemaet',
      'Sende kvittering',
    ],
    encodings: ['utf-8', 'windows-1252'],
  },
  {
    name: 'Finnish',
    headers: ['Otsikko', 'Tyyppi', 'Tila', 'Pisteet', 'Ylätehtävä', 'Kuvaus', 'Avain'],
    epics: 'Eepos',
    draft: ['Avoin', 'Uusi'],
    doing: ['Kesken', 'Käynnissä'],
    done: ['Valmis', 'Suljettu', 'Tehty'],
    kinds: ['Eepos', 'Käyttäjätarina', 'Virhe', 'Tehtävä'],
    titles: [
      'Huoneet hinnastossa',
      'Varaa huone yöksi',
      'Valitse koko sängylle',
      'Väärä hinta näkyy',
      'Rakenna lomake',
      'Lähetä kuitti',
    ],
    encodings: ['utf-8', 'windows-1252'],
  },
  {
    name: 'Turkish',
    headers: ['Başlık', 'Tür', 'Durum', 'Puan', 'Üst görev', 'Açıklama', 'Anahtar'],
    epics: 'Epik',
    draft: ['Yapılacak', 'Yeni'],
    doing: ['Devam ediyor', 'Yapılıyor'],
    done: ['Tamamlandı', 'Kapatıldı', 'Bitti'],
    kinds: ['Epik', 'Kullanıcı hikayesi', 'Hata', 'Görev'],
    titles: [
      'Odalar ve yataklar',
      'Oda ayırtmak istiyorum',
      'Büyüklük seçimi',
      'Yanlış fiyat gösteriliyor',
      'Formu oluşturmak için çalış',
      'Makbuz gönderme işi',
    ],
    encodings: ['utf-8', 'windows-1254'],
  },
  {
    name: 'Russian',
    headers: ['Название', 'Тип задачи', 'Статус', 'Оценка', 'Родитель', 'Описание', 'Номер'],
    epics: 'Эпик',
    draft: ['Новая', 'К выполнению'],
    doing: ['В работе', 'На проверке'],
    done: ['Готово', 'Закрыта', 'Выполнено'],
    kinds: ['Эпик', 'История', 'Ошибка', 'Задача'],
    titles: [
      'Комнаты',
      'Забронировать комнату',
      'Выбрать размер',
      'Неверная цена',
      'Собрать форму',
      'Отправить чек',
    ],
    encodings: ['utf-8', 'windows-1251', 'koi8-r', 'ibm866', 'utf-16le'],
  },
  {
    name: 'Ukrainian',
    headers: ['Назва', 'Тип завдання', 'Стан', 'Оцінка', 'Батьківське завдання', 'Опис', 'Ключ'],
    epics: 'Епік',
    draft: ['Нове', 'Відкрито'],
    doing: ['В роботі', 'Виконується'],
    done: ['Готово', 'Закрито', 'Виконано'],
    kinds: ['Епік', 'Історія', 'Помилка', 'Завдання'],
    titles: [
      'Кімнати',
      'Забронювати кімнату',
      'Обрати розмір',
      'Невірна ціна',
      'Зібрати форму',
      'Надіслати чек',
    ],
    encodings: ['utf-8', 'windows-1251', 'koi8-u'],
  },
  {
    name: 'Chinese',
    headers: ['标题', '类型', '状态', '故事点', '父任务', '描述', '编号'],
    epics: '史诗',
    draft: ['待办', '待处理', '新建'],
    doing: ['进行中', '处理中', '测试中'],
    done: ['已完成', '已关闭', '完成'],
    kinds: ['史诗', '用户故事', '缺陷', '任务'],
    titles: ['房间管理', '预订一个房间', '选择房间大小', '价格显示错误', '制作预订表单', '发送付款收据'],
    encodings: ['utf-8', 'gb18030', 'utf-16le'],
  },
  {
    name: 'Chinese of Taiwan',
    headers: ['標題', '類型', '狀態', '故事點', '父任務', '內容', '編號'],
    epics: '史詩',
    draft: ['待辦', '未開始'],
    doing: ['進行中', '處理中'],
    done: ['已完成', '已關閉', '完成'],
    kinds: ['史詩', '使用者故事', '錯誤', '任務'],
    titles: ['房間管理', '預訂一個房間', '選擇房間大小', '價格顯示有問題', '製作預訂表單', '寄送付款收據'],
    encodings: ['utf-8', 'big5'],
  },
  {
    name: 'Japanese',
    headers: ['件名', '課題タイプ', 'ステータス', 'ストーリーポイント', '親課題', '説明', '番号'],
    epics: 'エピック',
    draft: ['未着手', '未対応', '新規'],
    doing: ['進行中', '作業中', 'レビュー中'],
    done: ['完了', '解決済み', '終了'],
    kinds: ['エピック', 'ストーリー', 'バグ', 'タスク'],
    titles: [
      '部屋の管理',
      '部屋を予約する',
      '大きさを選ぶ',
      '料金の表示が違う',
      'フォームを作る',
      '領収書を送る',
    ],
    encodings: ['utf-8', 'shift_jis', 'euc-jp'],
  },
  {
    name: 'Korean',
    headers: ['제목', '유형', '상태', '스토리 포인트', '상위 항목', '설명', '번호'],
    epics: '에픽',
    draft: ['할 일', '대기', '신규'],
    doing: ['진행 중', '진행중', '검토 중'],
    done: ['완료', '완료됨', '해결됨'],
    kinds: ['에픽', '스토리', '버그', '작업'],
    titles: ['객실 관리', '객실 예약하기', '크기 고르기', '가격 표시 오류', '양식 만들기', '영수증 보내기'],
    encodings: ['utf-8', 'euc-kr'],
  },
]

/** How a header may be written, and how the words of statuses may be. */
const headerWays: readonly ((header: string) => string)[] = [
  (h) => h,
  (h) => h.toUpperCase(),
  (h) => `${h}:`,
  (h) => ` ${h} `,
  (h) => `${h} (Jira)`,
  (h) => `${h} *`,
  (h) => `${h} [1]`,
]
const statusWays: readonly ((word: string) => string)[] = [
  (w) => w,
  (w) => w.toUpperCase(),
  (w) => `[${w}]`,
  (w) => ` ${w}`,
  (w) => `1 - ${w}`,
  (w) => `04 ${w}`,
  (w) => `${w}.`,
  (w) => `(${w})`,
]
const emoji: readonly ((word: string) => string)[] = [(w) => `✨ ${w}`, (w) => `${w} 🎉`]
const estimateWays: readonly ((points: number) => string)[] = [
  String,
  (p) => `${p} SP`,
  (p) => `${p} points`,
  (p) => `${p},0`,
  (p) => `${p}.0`,
  (p) => `${p}pt`,
]
const trees = [
  'ids',
  'titles',
  'hash',
  'epic column',
  'group rows',
  'outline',
  'late parents',
  'none',
] as const

/** One file of the kinds that went wrong, and what is right for it. */
export function makeFile(seed: number): Made {
  const random = seededRandom(seed * 7919 + 13)
  const draw = (below: number) => Math.floor(random() * below)
  const pick = <T>(all: readonly T[]): T => all[draw(all.length)]!
  const tongue = tongues[seed % tongues.length]!
  const encoding = pick(tongue.encodings)
  const delimiter = pick([',', ';', '\t', '|'])
  const newline = pick(['\n', '\r\n'])
  const tree = pick(trees)
  const isUnicode = encoding.startsWith('utf')
  const decorate = pick([...statusWays, ...(isUnicode ? emoji : [])])
  const header = pick(headerWays)
  const points = pick(estimateWays)
  const [epicWord, storyWord, defectWord, taskWord] = tongue.kinds
  const [epicTitle, ...titles] = tongue.titles as [string, ...string[]]
  const kinds = [
    ['story', storyWord],
    ['story', storyWord],
    ['defect', defectWord],
    ['technical', taskWord],
    ['story', storyWord],
  ] as const
  const isGrouped = tree === 'epic column' || tree === 'group rows'
  const hasEpic = tree !== 'none' && !isGrouped

  const children = titles.map((title, at) => {
    const status = pick(['draft', 'doing', 'done'] as const)
    return {
      id: String(at + 2),
      title,
      kind: kinds[at]![0],
      kindWord: kinds[at]![1],
      status,
      word: decorate(pick(tongue[status])),
      estimate: pick([1, 2, 3, 5, 8]),
    }
  })
  const rows: (Record<string, string> & { isGroup?: string })[] = children.map((child) => ({
    title: child.title,
    kind: child.kindWord,
    status: child.word,
    estimate: points(child.estimate),
    parent: {
      ids: '1',
      titles: epicTitle,
      hash: `#1: ${epicTitle}`,
      'late parents': '1',
      'epic column': epicTitle,
      outline: '',
      'group rows': '',
      none: '',
    }[tree],
    description: '',
    id: tree === 'outline' ? `1.${Number(child.id) - 1}` : child.id,
  }))
  const epicRow = {
    title: epicTitle,
    kind: epicWord,
    status: decorate(tongue.draft[0]!),
    estimate: '',
    parent: '',
    description: '',
    id: '1',
  }
  if (hasEpic) tree === 'late parents' ? rows.push(epicRow) : rows.unshift(epicRow)
  const epic: Wanted = { title: epicTitle, kind: 'epic', status: 'draft', estimate: null, parent: null }
  const wanted: Wanted[] = children.map(({ title, kind, status, estimate }) => ({
    title,
    kind,
    status,
    estimate,
    parent: tree === 'none' ? null : epicTitle,
  }))
  if (tree === 'late parents') wanted.push(epic)
  else if (tree !== 'none') wanted.unshift(epic)

  const names = [
    'title',
    'kind',
    'status',
    'estimate',
    ...(tree === 'group rows' || tree === 'outline' || tree === 'none' ? [] : ['parent']),
    'description',
    'id',
  ]
  // A group's name stands in the first column, where its table has the ids.
  const columns =
    tree === 'group rows' ? ['id', ...names.filter((name) => name !== 'id')] : shuffled(names, draw)
  const called: Record<string, string> = Object.fromEntries(
    ['title', 'kind', 'status', 'estimate', 'parent', 'description', 'id'].map((name, at) => [
      name,
      tongue.headers[at]!,
    ]),
  )
  if (tree === 'epic column') called.parent = tongue.epics
  const cells: string[][] = [
    columns.map((name) => header(called[name]!)),
    ...(tree === 'group rows' ? [columns.map((name) => (name === 'id' ? epicTitle : ''))] : []),
    ...rows.map((row) => columns.map((name) => row[name] ?? '')),
  ]
  const extras = draw(4)
  if (extras === 1) cells.unshift(columns.map(() => ''))
  if (extras === 2) cells.splice(4, 0, cells[0]!)
  if (extras === 3)
    cells.push(
      columns.map((name) =>
        name === columns[0] ? 'Total' : name === 'estimate' && name !== columns[0] ? '99' : '',
      ),
    )
  const text = cells.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join(newline)
  return {
    name: `${seed}: ${tongue.name}, ${encoding}, ${JSON.stringify(delimiter)}, ${tree}, ${header('h')}, ${decorate('w')}, ${points(3)}, ${extras}`,
    file: `${seed}.csv`,
    bytes: encode(text, encoding),
    encoding,
    wanted,
  }
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
}

function shuffled<T>(all: readonly T[], draw: (below: number) => number): T[] {
  const left = [...all]
  const out: T[] = []
  while (left.length > 0) out.push(...left.splice(draw(left.length), 1))
  return out
}
