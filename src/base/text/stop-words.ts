// Words that say nothing about what a text is about, per language: function words only, short on purpose.
// Written lower case with their diacritics; readers fold them. What is common in one backlog only ("user",
// "system") is left to the weights, which know how common it is there.

export type Language =
  | 'english'
  | 'german'
  | 'french'
  | 'spanish'
  | 'portuguese'
  | 'italian'
  | 'dutch'
  | 'russian'
  | 'greek'
  | 'japanese'

export const STOP_WORDS: Readonly<Record<Language, string>> = {
  english: `a about above after again against all also although always am an and another any are aren't as at be
    because been before being below between both but by can can't cannot could couldn't did didn't do does doesn't
    doing don't done during each either else etc e.g eg even ever every few for from further get gets getting
    got had has hasn't have haven't having he he'd he's her here here's hers herself him himself his how however i
    i'd i'll i'm i've ie i.e if in instead into is isn't it it'd it'll it's its itself just let let's like lot made
    make makes making many may maybe me might more most much must my myself need needs neither no nor not now of
    often on once one only or other others otherwise our ours ourselves over own per please quite rather really
    same shall she should shouldn't since so some something somehow still such than that that's the their theirs
    them themselves then there there's therefore these they they'd they'll they're they've this those though through
    thus to too try trying two under until upon us use used uses using very via want wants was wasn't way we we'd
    we'll we're we've well were weren't what what's when where whether which while who whom whose why will with
    within without won't would wouldn't yet you you'd you'll you're you've your yours yourself
    don doesn didn isn aren wasn weren hasn haven couldn shouldn wouldn ll ve re`,
  german: `aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist
    da damit dann das dass dein dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du
    durch ein eine einem einen einer eines er es etwas euch für gegen habe haben hat hatte hier ich ihm ihn ihr ihre
    ihren im in ist ja jede jeden jeder jedes kann kein keine können man mein meine meinen mich mir mit möchte
    müssen nach nicht noch nur ob oder ohne sehr sein seine sich sie sind so sodass soll sollen sollte über um und
    uns unser unter viel vom von vor wann war warum was weil wenn wer werden wie will wir wird wo wollen würde zu
    zum zur zwischen`,
  french: `afin ai ainsi alors après as au aucun aussi autre autres aux avant avec avoir car ce ceci cela ces cet
    cette chaque ci comme comment dans de des donc dont du elle elles en encore entre est et étaient était être eu
    eux fait faire il ils je l'on la là le les leur leurs lorsque lui ma mais me même mes moi mon ne ni nos notre
    nous on ont ou où par parce pas peut peuvent plus plusieurs pour pouvoir pourquoi puis quand que quel quelle qui
    sa sans se sera ses si son sont sous souhaite sur ta te tes toi ton tous tout toute toutes tu un une veux vers
    vos votre vous y`,
  spanish: `a al algo algunos ante antes aquí así aunque cada como con cómo cual cuando de del desde donde dos e el
    él ella ellas ellos en entre era es esa ese eso esta está están estas este esto estos fue ha hacer han hasta hay
    la las le les lo los más me mi mis mucho muy nada ni no nos nosotros o otra otras otro otros para pero poder por
    porque pueda puede puedo que qué quien quiero se sea según ser si sí sin sobre son su sus también tanto te tener
    tengo ti tiene todo todos tu tus un una unas uno unos usted y ya yo`,
  portuguese: `a ao aos aquela aquele as às até cada com como da das de dela dele deles depois do dos e é ela elas
    ele eles em entre era essa esse esta está estão estas este estes eu foi for isso isto já lhe mais mas me mesmo
    meu minha muito na não nas nem no nos nós o os ou outra outro para pela pelas pelo pelos poder por porque possa
    posso pode qual quando que quem quero se sem ser será seu seus só sobre sua suas são também te tem ter todo
    todos um uma umas uns você`,
  italian: `a ad agli ai al alla alle allo anche avere c'è che chi ci cioè coi col come con contro cosa così cui da
    dagli dai dal dalla dalle dei del della delle dello di dove due e è ed era essere fare gli ha ho i il in io la le
    lei li lo loro lui ma me mi mia mio modo molto ne nei nel nella nelle noi non nostro o ogni per perché però più
    possa possano posso può qualche quale quando quanto quella quello questa queste questi questo se sei senza si sia
    sono su sua sue sui sul sulla suo tra tu tutti tutto un una uno vi voglio vorrei`,
  dutch: `aan al alle als altijd ander andere bij daar dan dat de deze die dit doen door dus een eens en er geen
    geweest haar had heb hebben heeft hem het hier hij hoe hun ik in is ja je kan kunnen maar me meer men met mij
    mijn moet na naar niet niets nog nu of om omdat onder ons ook op over te tegen tot u uit uw van veel voor waar
    wanneer want waren was wat we wel werd wie wij wil willen worden wordt zal ze zelf zich zij zijn zo zodat zonder
    zou`,
  russian: `а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да даже для до
    его ее её если есть еще ещё же за здесь и из или им их к как какая какой когда кто ли мне могу мог может можно
    мы на над надо нам нас не него нее нет ни них но ну о об один он она они от очень по под после потом потому при
    про с сам свою себя со так также такой там тебя тем то того тоже только том тот ты у уже хочу чего чем через что
    чтобы эта эти это этого этой этот я являясь`,
  greek: `αλλά αν από αυτά αυτή αυτό αυτός για δε δεν εγώ είμαι είναι εκεί ενώ ένα έναν ένας επειδή εσύ έχει έχω η
    ή ήταν θα θέλω και καθώς κατά κάθε με μέσα μετά μη μην μια μία μου να ο οι όπως όταν ότι όλα όλες που πολύ πρέπει
    προς πως σε σαν στα στη στην στις στο στον στους σου τα τη την της τι τις το τον του τους των ως ώστε χρήστης`,
  japanese: `ある いる いう する した して し しま ます です でし まし たい ない なる なり れる られ られる せる こと もの ため
    よう そう の に は を が で と も へ や か な ね よ から まで より ので のに など また その この あの それ これ そこ ここ
    として たり だ た て い さ け き できる でき ほしい 欲しい 私 私は 他の`,
}
