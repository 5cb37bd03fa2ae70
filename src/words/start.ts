import { area } from './area.ts'

/** What the server says in its terminal: its start, its settings, and why it cannot. */
export const startWords = area('start', {
  running: 'Throughline is running. Its data is in {folder}.',
  open: 'Open {address}',
  claimAnew:
    'The accounts are gone: auth.db is not there, or has nobody. What people made is. Stop, and put auth.db of a backup back; or open this link, which is good until this server stops, become the administrator, and invite everybody anew:',
  claim: 'Open this link and choose a name and a password:',
  verified:
    '{workspace}: the records are what the {steps, plural, one {# step makes} other {# steps make}} of them.',
  upgrading: 'Upgrading the store. A copy of the old one stays beside it.',
  upgraded: '{done, number} of {total, number}',
  stopping: 'Stopping: finishing what is under way.',
  stopped: 'Stopped. Nothing is lost.',
  wellAgain: 'The disk takes things again.',
  wrongBackups:
    'BACKUPS is "{value}". Set it to off, or to how many daily and weekly backups are kept, such as 7,4.',
  noFolder: '{folder} is not there. Set DATA_DIR to the data folder.',

  portInUse: 'Port {port} is in use. Stop the program that has it, or set PORT to another one.',
  portDenied: 'Port {port} needs more rights than this user has. Set PORT to one above 1023.',
  hostElsewhere: 'HOST is {host}, which is not an address of this machine. Set it to 127.0.0.1 or 0.0.0.0.',
  hostUnknown: 'HOST is {host}, which cannot be resolved. Set it to 127.0.0.1 or 0.0.0.0.',
  cannotListen: 'Cannot listen on {host}, port {port}: {reason}',

  bothSet: '{name} and {name}_FILE are both set. Set one of them.',
  emptyFile: '{name}_FILE is {file}, which is empty. Write the value of {name} into it.',
  unreadableFile: '{name}_FILE is {file}, which cannot be read ({reason}). Set it to a file that can.',
  wrongPort:
    'PORT is "{value}", which is not a port. Set it to a whole number from 0 to 65535, such as 3000.',
  wrongHost:
    'HOST is "{value}", which is not an address. Set it to 127.0.0.1 (this machine only), 0.0.0.0 (all networks) or a host name.',
  wrongProxies:
    'TRUSTED_PROXIES names {proxies}, which {count, plural, one {is no address} other {are no addresses}}. Set it to addresses or ranges with commas between, such as 10.0.0.1, 172.16.0.0/12.',
  wrongHosts:
    'ALLOWED_HOSTS names {hosts}, which {count, plural, one {is no host name} other {are no host names}}. Set it to names without port or path and with commas between, such as plan.internal, *.example.org.',
  wrongPublicUrl:
    'PUBLIC_URL is "{value}". Set it to what people type to get here, without a path, such as https://plan.example.org.',
})
