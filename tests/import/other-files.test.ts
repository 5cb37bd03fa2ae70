import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shortly } from './case-files.ts'

/** Written after what these tools export, none of which the importer knows by name. */
const right: Record<string, readonly string[]> = {
  'bare.csv': ['Book a room | story done 5', 'Wrong price | defect draft 1', 'Build | technical doing 2'],
  'indonesian.csv': [
    'Kamar | epic draft',
    'Pesan kamar | story doing 5 < Kamar',
    'Harga salah | defect done 1 < Kamar',
  ],
  'jira-german.csv': ['Räume | epic draft', 'Buchen | story done 5 < Räume'],
  'pipes.txt': ['Book a room | story done 5', 'Pay | story draft 3'],
  'sub-tasks.csv': [
    'Rooms | epic draft',
    'Book | story doing < Rooms',
    'Payment | epic draft',
    'Pay | story draft < Payment',
  ],
  'thai.csv': ['จองห้อง | story doing 5', 'ราคาผิด | defect done 1'],
  'trello-table.csv': ['Book a room | defect done 5', 'Pay | story doing 3'],
  'vietnamese.csv': [
    'Phòng | epic draft',
    'Đặt phòng | story doing 5 < Phòng',
    'Giá sai | defect done 1 < Phòng',
  ],
  'aha.csv': [
    'Rooms | epic draft',
    'Book a room | story done 5 < Rooms',
    'Pick a size | story doing 3 < Rooms',
    'Payment | epic draft',
    'Pay | defect done 1 < Payment',
  ],
  'arabic.csv': [
    'الغرف | epic draft',
    'حجز غرفة | story doing 5 < الغرف',
    'سعر خاطئ | defect done 1 < الغرف',
  ],
  'airtable.csv': [
    'Rooms | epic draft',
    'Book a room | story draft 3 < Rooms',
    'Pick a size | story done 2 < Rooms',
    'Payment | epic draft',
    'Pay | story doing 5 < Payment',
  ],
  'clickup.csv': [
    'Rooms | technical draft',
    'Book a room | technical doing 5 < Rooms',
    'Wrong | defect done < Rooms',
  ],
  'decimal.csv': [
    'Räume | story draft',
    'Zimmer buchen | story doing 2.5 < Räume',
    'Bezahlen | story done 0.5 < Räume',
  ],
  'emoji.md': [
    '🏨 Rooms | epic draft',
    'Book a room | story done 5 < 🏨 Rooms',
    'Build the form | story done < Book a room',
    'Store it | story draft < Book a room',
    'Pick a size | story doing 3 < 🏨 Rooms',
    'Cancel a room | story doing < 🏨 Rooms',
    'Fax confirmation | story draft < 🏨 Rooms',
    '💳 Payment | epic draft',
    '🟢 Pay online | story draft < 💳 Payment',
    '🔴 Refund | story draft < 💳 Payment',
    '🐛 Wrong price | story draft < 💳 Payment',
  ],
  'ger.csv': [
    'Zimmer | epic draft',
    'Als Gast möchte ich ein Zimmer buchen damit ich schlafen kann | story done 3 < Zimmer',
    'Als Gast möchte ich bezahlen damit ich fertig bin | story doing 5 < Zimmer',
    'Zahlung | epic draft',
    'Als Betreiber möchte ich Geld bekommen damit ich leben kann | story draft 8 < Zahlung',
  ],
  'greek.csv': [
    'Δωμάτια | epic draft',
    'Κράτηση δωματίου | story doing 5 < Δωμάτια',
    'Λάθος τιμή | defect done 1 < Δωμάτια',
  ],
  'hebrew.csv': [
    'חדרים | epic draft',
    'הזמנת חדר | story doing 5 < חדרים',
    'מחיר שגוי | defect done 1 < חדרים',
  ],
  'indent.csv': [
    'Rooms | story doing',
    'Book a room | story done 3 < Rooms',
    'Pick a size | story draft 5 < Rooms',
    'Choose bed | story draft 1 < Pick a size',
    'Payment | story draft',
    'Pay | story draft 8 < Payment',
  ],
  'ja.csv': [
    '部屋 | epic draft',
    '予約 | epic draft < 部屋',
    '部屋を予約する | story done 3 < 予約',
    '大きさを選ぶ | story doing 5 < 予約',
    '支払 | epic draft',
    '決済 | epic draft < 支払',
    '支払う | story draft 8 < 決済',
  ],
  'monday.csv': [
    'This sprint | epic draft',
    'Book a room | story doing 5 < This sprint',
    'Build form | story done < Book a room',
    'Store it | story doing < Book a room',
    'Pay online | story done 3 < This sprint',
    'Next sprint | epic draft',
    'Refund | story draft 2 < Next sprint',
  ],
  'notion.csv': ['Rooms | story draft', 'Book a room | story doing 5 < Rooms', 'Pick | story done 3 < Rooms'],
  'rally.csv': [
    'Book a room | story draft 5 < Rooms',
    'Pick a size | story doing 3 < Rooms',
    'Rooms | story ready',
  ],
  'romanian.csv': [
    'Camere | epic draft',
    'Rezervă o cameră | story doing 3.5 < Camere',
    'Preț greșit | defect done 1 < Camere',
    'Trimite chitanța | technical done 2 < Rezervă o cameră',
  ],
  'shuffled-concat.csv': ['Book a room | story done 3', 'Pick a size | story draft 5'],
  'targetprocess.csv': [
    'Rooms | epic draft',
    'Book a room | story draft 5 < Rooms',
    'Wrong price | defect done 2 < Rooms',
    'Pay | story doing 3',
  ],
  'title-above.csv': [
    'As a guest I want to book a room | story done 5',
    'As a guest I want to pay | story doing 8',
    'As a guest I want to leave a review | story draft',
  ],
  'titled-concat.csv': ['Book a room | story done', 'Pay | story draft', 'Refund | story draft'],
  'todoist.csv': [
    'Rooms | epic draft',
    'Book a room | technical draft < Rooms',
    'Build form | technical draft < Book a room',
    'Payment | epic draft',
    'Pay online | technical draft < Payment',
  ],
  'two-headers.csv': [
    'Rooms | epic draft',
    'Book a room | story doing 5 < Rooms',
    'Wrong price | defect done 1 < Rooms',
  ],
  'utf16.txt': ['Größe wählen | story done 3', 'Проверка | story draft 5'],
  'versionone.csv': ['Rooms | epic draft', 'Book | story draft 5 < Rooms', 'Pick | story draft 3 < Rooms'],
  'wbs.csv': [
    'Planung | story done',
    'Interviews | story done < Planung',
    'Auswertung | story doing < Planung',
    'Bau | story draft',
  ],
  'zoho.csv': [
    'Rooms | epic draft',
    'Book a room | story done 3 < Rooms',
    'Wrong price | defect doing 1 < Rooms',
    'Ship | technical draft 1',
  ],
}

const folder = join(import.meta.dirname, 'others')

test('each of them is told here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(right).sort())
})

test.each(Object.entries(right))('%s', (name, items) => {
  expect(shortly(readFileSync(join(folder, name)), name)).toEqual(items)
})
