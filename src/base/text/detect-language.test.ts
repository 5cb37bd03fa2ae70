import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

describe('detectLanguage', () => {
  test('tells languages apart by their small words', () => {
    expect(detectLanguage(['As a user I want to see the list of my orders'])).toBe('english')
    expect(detectLanguage(['Als Nutzer möchte ich eine Liste der Rechnungen sehen'])).toBe('german')
    expect(detectLanguage(['En tant que client, je veux voir la liste de mes commandes'])).toBe('french')
    expect(detectLanguage(['Como usuario quiero ver la lista de los pedidos'])).toBe('spanish')
    expect(detectLanguage(['Я хочу видеть список заказов'])).toBe('russian')
    expect(detectLanguage(['データセットを公開して、他の人と共有したい'])).toBe('japanese')
    expect(detectLanguage(['Θέλω να δω τη λίστα με τις παραγγελίες μου'])).toBe('greek')
  })

  test('falls back on English without evidence', () => {
    expect(detectLanguage([])).toBe('english')
    expect(detectLanguage(['Dashboard v2'])).toBe('english')
  })
})
