"""Common given names and the gender they tell, in lower case without accents.

Names that are also places or things ("Jordan", "Georgia", "Victoria") are left out on purpose: a
given name from these lists is enough to take two capitalised words for a person.
"""

MALE = frozenset(
    """
    aaron abdel abdul abdullah abraham adam adrian ahmad ahmed alan albert aleksandr aleksei
    aleksey alessandro alex alexander alexandre alexei alexey alfred ali alistair allan allen
    alois alvin amir anatoli anatoliy anatoly anders andre andrei andrej andres andrew andrey
    andrii andriy andrzej andy angelo anthony anton antonio antony arkady armando arnold arseniy
    arthur artur ashton ayman barack barry bart bartosz bashar ben benjamin bernard bernd bernie
    bill billy bob bobby bogdan boris brad bradley brendan brent brett brian bruce bruno bryan
    byron calvin carl carlos casey cesar charles charlie chester chris christian christoph
    christophe christopher chuck clarence clark claude clifford clint clyde colin conor craig
    curtis cyril dale damian dan daniel danny darrell darren daryl dave david dean denis dennis
    derek dick diego dieter dimitri dirk dmitri dmitriy dmitry dominic dominique don donald doug
    douglas duncan dwayne dwight dylan earl ed eddie edgar eduard eduardo edward edwin eli elliot
    elliott emil emmanuel enrique eric erik ernest ernesto ethan eugene evan evgeny fedor felipe
    felix fernando filip floyd francis francisco franco francois frank frank-walter franklin franz
    fred frederic frederick fritz fyodor gabriel gareth gary gavin gene gennady geoff geoffrey
    georg george georges georgy gerald gerard gerhard gerry gilbert giorgi giovanni giulio glen
    glenn gordon graham grant greg gregg gregory grigory guido guillermo gustav guy hamid hank
    hans harold harry harvey hassan heinrich heinz helmut henri henrik henry herbert herman
    hiroshi hossein howard hugh hugo hussein ian ibrahim igor ihor ilya ismail ivan ivo jack jacek
    jacob jacques jaime jake jakub james jamie jan janos jaroslaw jarosław jason javier jay jean
    jean-claude jean-marc jean-pierre jean-yves jeff jeffrey jens jeremy jerome jerry jerzy jesse
    jesus jim jimmy jiri joachim joao joe joel joerg johan john johnny johann johannes jon
    jonathan jorge jose josef joseph josh joshua jozef juan juergen julian julio jurgen justin kai
    kamal karel karl karl-theodor karsten kazimierz keith ken kenneth kenji kent kevin kirill kirk
    klaus kofi konstantin kris kristian kurt kyle lance larry lars laszlo laurent lawrence lech
    lee leo leon leonard leonid leroy leslie lev levan liam lloyd louis luc luca lucas luis luiz
    lukas lyndon mahmoud maksim malcolm manuel marc marcel marcin marco marcus marek mario marius
    mark markus marshall martin marvin mateusz mathew matt matteo matthew matthias maurice max
    maxim maximilian mehdi mel melvin michael michal michel miguel mihail mikael mike mikhail
    mikheil miko mikulas milan milos milton mirek miroslav mitch mitchell mohamed mohammad
    mohammed morgan moritz muammar muhammad mustafa nathan nathaniel neil nelson nicholas nick
    nicolai nicolas nigel niels nikita nikola nikolai nikolaus nikolay noah noel norbert norman
    oleg oleh oleksandr oleksiy oliver olivier omar oscar oskar otto pablo pat patrick paul paulo
    pavel pavlo pawel pedro per pervez pete peter petr petro petros phil philip philipp philippe
    phillip pierre piotr preston pyotr radek radoslaw rafael rahm ralf ralph ramon ramzan randall
    randy raul ray raymond reginald rene rex ricardo richard rick ricky rob robert roberto robin
    rod rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy ruben rudolf
    rudolph rudy rupert ruslan russell ryan saddam sam samir samuel saul scott sean sebastian
    serge sergei sergej sergey sergio serhiy seth shane shaun shawn sid sidney silvio simon
    slobodan stan stanislav stanislaw stanley stefan stephane stephen steve steven stuart sven
    taras ted terence terrence terry theo theodore thierry thomas tim timothy tobias todd tom
    tomas tomasz tommy tony travis trent trevor tyler ulrich vaclav vadim valentin valery vasily
    vasyl vernon victor viktor vince vincent vitali vitaliy vitaly vitor vladimir vladislav volker
    volodymyr vyacheslav wade waldemar wallace walter warren wayne wendell werner wesley wilhelm
    will willem william wojciech wolfgang xavier yakov yasser yevgeny yevhen yitzhak yoshihiko
    yuri yury yusuf yves zachary zalmay zbigniew zdenek zurab aiden alejandro alfonso arturo asif
    benny brandon cameron cody cory dustin emilio gerardo hector jared jorg kareem khalid lamar
    luke mack marcelo marlon mohamad nasser nouri omer orlando osama otis owen percy quentin
    rashid reuben rohan salman santiago sanjay spencer tariq tyrone vijay virgil ward wilbur zach
    abu damien ewan ewen hosni ehud shimon ariel recep abdullahi hashim
    aamir abbas abdallah abdelaziz abdelhakim abdul-aziz abdulaziz abdulrahman abel abu-bakr achim
    adel adnan adolfo adri agim ahmet ahsan aidar akbar akihito akira alain alberto alden aldo
    alekos aleks aleksander alessio alexandros alexandru alfons alfredo algirdas alim aloysius
    alvaro amadou amine amos amr anand anatol andis andris andrius angus anil anselm ante antoine
    antonin antti anwar apostolos aram arash archie arild aristides arkadi arkadiy arlen armen
    arnaud arne arno arslan artem artis artyom arun arvid asher ashok ashraf askar aslan atal atanas
    athanasios augustin augusto aurel avraham axel ayad ayaz aydin aziz badr bakhtiyar baltasar
    baptiste baris barnaby bartholomew bassam bayram beniamino benito benoit bernardo bernt bertrand
    bilal birger bjarne bjorn blaise boaz boban bohdan bohuslav bojan boleslaw boyko bozidar
    branislav branko brendon bret bronislaw burhan burhanuddin burkhard cahit calin camille
    carl-henrik carsten caspar cecil celal celso cemal chaim chandra chet christiaan christof
    christos ciaran claes claudio claus cliff clive colm cornel cornelis corneliu cornelius cosmin
    costas cyrus dag dagfinn daisuke damir daniil danil danilo daoud darius dariusz darko darryl
    davor davud dawid declan dejan delfin demetrios derrick desmond detlef dewey dhiraj dietmar
    dietrich dimitar dimitrios dimitris djordje dmytro doku dominik donal donato dorin dov dragan
    drago dusan ebrahim eckart eddy edgars edin edison edmond edmund edson eduards egidijus egil
    egon ehsan eiji einar eirik elbert eldar elias elie eliezer elmar elvin emanuel emile emre enda
    endre engelbert enzo erhard erich erkki erling erwin espen essam esteban etienne eustace
    evangelos evert ewald ezra fabian fabio fabrice fadi fahad fahd faisal faiz fakhruddin farhad
    farid farouk faruk fathi fausto fawzi fayez fazal federico felice ferdinand ferenc ferhat
    fernand fidel filippo flavio flemming florin fouad francesco francois-xavier frans fredrik
    fridrik frits fuad gabor gadi gamal garry gaston gavriil gediminas geert geir gennadi gennadiy
    georgi georgios georgiy gerardus gerd gerhardt gert ghassan ghazi gheorghe gianfranco gianni
    gideon gilles gino giorgio giuseppe gleb goran gotz govind graeme gregor grzegorz guenter
    guenther gunnar gunter guntis gurgen gus gustavo guus gyorgy habib hadi haider hailemariam haim
    hakan hakim halil hamad hamed hamish hamza hannes hans-dietrich hans-gert hans-joachim hansjorg
    hari haris harri harun hasan hashem hassanal hatem hayk hazem heikki heiko hein heiner heino
    hendrik henning henryk herbie heribert hermann hernan herve heydar hideo hikmet hisham hjalmar
    holger horacio horia horst hubert hugues humayun iain ibragim idris iftikhar ignacio ignatius
    igors ike ilham ilir ilja ilkka imad imran inaki indulis ingemar ingmar ingo ioan ioannis ion
    iosif irakli irvin irving irwin isaac isaak isaias ishaq ismael israil istvan iurie ivaylo ivica
    ivor izzat jaak jaan jaap jabir jacinto jafar jagdish jakob jalal jamal jamil janez janis janne
    janusz jari jarkko jaromir jassim jaswant javad jed jelle jerker jeroen jimmie joaquin jochen
    johannes-peter jonah jonas jonathon joop joost joran jordi jorgen joris jorn josep josip jostein
    jouni jovan jozo jozsef juha juhani jukka jules jurg juri juris jussi justas jyrki kadri kaha
    kaj kalle kalman kamil kamran kanat karim karlheinz karlis karoly kaspar kaspars kassym-jomart
    kasym kazuhiro kazuo keiji keijo keir keizo kemal kenan kenzo kevan khaled khalil kieran kieren
    kieron kimmo kiran kiyoshi kjell klaas klemens knud knut kobi koen koichiro kolinda konrad
    konstantinos kostas kostya kresimir krisjanis kristaps kristof kristofer krzysztof kurmanbek
    laars lachlan lajos lambert lamont latif laurence lauri laurie lazar leandro lennart leonardo
    leonardus leonhard leonidas leopold leroi leszek levon lionel ljubo lleyton lorenz lorenzo
    lothar lou lubomir lubos lucian luciano lucien lucjan ludo ludovic ludwig luigi lutz lyle
    maarten maciej madhav magnus magomed mahathir mahdi maher mahinda mahmud majid makhaya malik
    mamadou mamnoon mamuka manfred mangala manmohan manny manolis mansour marat marcelino marcello
    marcos mariano marijan marin marino maris markku marko marlin marti martti marwan masahiko
    masahiro masoud massimo massoud mathias mathieu mathis mati matjaz mats matthijs matti mattias
    maulana mauno mauricio maurizio mauro maxime mayank mehmet meir meles menachem mesut mevlut
    michail michalis mick mihai mihaly mikhael mikko mikolaj milorad mircea mirko mirza misha mitar
    mladen modibo moez mogens mohamedou mohamud mohan mohd mohsen moises mojtaba momir monty
    mordechai moshe moussa mstislav muhammadu mukhtar mulatu munir murad murat murray mustapha
    mutlaq myron naci nadeem nader naftali naguib nahum naim najib naoto narendra naseem naser nasir
    natan nawaf nawaz nayef nazar nazim nejat neri nestor nevio nevzat niall niclas nico nicu niklas
    niko nikos nils ninos nizar nodar noriyuki norodom nuno nuri obaid ognjen okan olaf olafur olav
    ole olegs oleksii olexander olli olof oluf oran oren orhan oriol orlin osman osmo osvaldo oswald
    otar othman ottavio ozan paavo paddy panagiotis paolo parviz pascal pasquale patricio patrik
    paulius pavao pavle peadar peer pekka pelle percival perry pertti petar petras petre petri petru
    philippos pieter pietro pino placido poul prabowo pranab predrag prem przemyslaw quintin rabah
    rached radko rado radomir radovan radu rafik rafiq raghu raheel rahim rahul raila raimo raimonds
    raimund rainer rajan rajiv rajnath rakesh raman ramazan rami ramil ramin ramiz ramush ranil
    raoul rasmus rasul ratko rauf ravi refik reggie reijo reinhard reinhold reinis remigijus remy
    renato renzo reza rhys riad riccardo richie rickard rifaat rikard risto roald robbie robrecht
    rodolfo rodrigue roel roelof rogelio rohit rolandas romano romeo romuald ronan roni ronny
    rostislav rudi rumen rune ruslans rustam ruud ryszard saad saadi sabri sachin sadiq saeb saeed
    saif salah salam saleh salih salim salvatore sameh sami sandor sanjar sanzhar sardar sargis
    sarkis sascha sasha sasho saulius savo sayed sayeed selahattin selim semyon senen serdar serghei
    sergiu sergiy serik severin seyed seyran shafiq shahbaz shahid shakil shamil shashi shaukat
    shavkat sheldon shigeru shinzo shivshankar shlomo shoaib shoichi shukri siarhei siegfried sigmar
    sigmund sigurd silas silvan silvano silvester simeon simo sinan sixten slavko slawomir snorre
    sokol soren soso spyros srdjan stefano stefanos steffen stein stelian sten stepan stephan stere
    stig stipe stoyan subhash sulaiman suleiman suleyman suresh sushil svein sverre syed sylvain
    sylvester szabolcs tadeusz taha tahir taichi takashi taleb tamas tamaz tamer tamir tanel tapio
    tareq tarik tarmo tassos tayfun tayyip teemu tejan tengiz teodor teodoro terje terrance tevfik
    thanassis theodor theodoros thibaut thor thorbjorn thorsten tiberiu tibor tigran tihomir timo
    timofey timur tito tobin todor toivo tomaz tomi tommaso tonino toomas torben torbjorn tore
    torsten toshio toshiyuki traian trond tuomas turgut turki tursun uffe ugo uladzimir uldis ulf
    ulrik umar umaru umberto umut urho uri urmas urs uwe uzi vaclovas vadym vagit vahan vaira
    vakhtang valdas valdemar valdis valentyn valeri valerio valeriu valeriy valter vano vardan
    vartan vasil vasile vasilis vasiliy vasko veikko veiko veljko venko viacheslav vicente viktors
    vilem viljar ville vilmos vincenc vincenzo vinod viorel virgilijus vishal vitalie vitalijs
    vitold vittorio vivek vlad vladan vladas vladimer vladimiro vladyslav vlastimil vojislav vojtech
    volodya vuk wael wahid waleed walid walton waqar ward-jan wasim wilfred wilfried willard
    willem-alexander willi willie willy wim winston witold wladyslaw wolf-dieter yaakov yadollah
    yahya yair yakub yannick yannis yaroslav yaser yashwant yasin yasuo yasushi yefim yehor yehuda
    yerlan yiannis yigal yildirim yngve yoav yoel yoichi yonatan yoram yosef yossi yotam yousaf
    yousef youssef yukio yunus yuriy zafar zahid zahir zaid zakaria zaki zaur zdravko zeev zeid
    zeljko zeyad zhelyu zia ziad zigmas zine zivko zlatko zoltan zoran zvi zviad zygimantas
    """.split()
)
FEMALE = frozenset(
    """
    abigail ada adriana agnes agnieszka aicha aisha alejandra aleksandra alexandra alexis alice
    alicia alina alison allison alyssa amanda amber amelia amina amy ana anastasia andrea angela
    angelina anita anja ann anna anne anne-marie annegret annette annika antonia april arlene
    ashley astrid audrey barbara beata beatrice becky belinda bernadette bertha beth bethany betty
    beverly bianca bonnie brenda bridget brigitte brittany camilla candice carla carmen carol
    carole caroline carolyn carrie cassandra catherine cathy cecilia celia charlene chelsea cheryl
    christiane christina christine cindy claire clara claudia colleen condoleezza connie constance
    courtney crystal cynthia daniela danielle daria dawn deborah debra denise diana diane dianne
    dolores dominika donna dora dorothy edith eileen ekaterina elaine eleanor elena eleonora elise
    elisabeth eliza elizabeth ella ellen elsa emily emma erica erika erin esther ethel eugenia eva
    eve evelyn ewa fatima faye fiona florence frances francesca frederica gabriela gabriele gail
    galina gertrude gina ginger giulia gladys glenda gloria grace greta gretchen gwen hanna hannah
    harriet heather heidi helen helena helene helga hilary hilda hillary hope ida ilse ines ingrid
    irene irina iris isabel isabella isabelle ivana jacqueline jamila jan jane janet janice
    jasmine jean jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn
    johanna josephine joy joyce juanita judith judy julia juliana julie juliet karen karin karina
    karla karolina kate katherine kathleen kathryn kathy katie katrina katya kay kayla kelly
    kendra kerry kim kimberly kirsten kristen kristin kristina krystyna laila lara larisa larissa
    latoya laura lauren leah leila lena leslie leticia liliana lillian lily linda lisa liz loretta
    lori lorraine louise lucia lucie lucille lucy ludmila luisa lydia lynn lynne mabel madeleine
    madeline magdalena maggie malgorzata mara marcia margaret margarita margot maria mariam marian
    marianne marie marilyn marina marion marissa marjorie marta martha martina mary maryam maureen
    maya megan meghan melanie melinda melissa mercedes meredith mia michele michelle mildred
    miranda miriam mitzi molly monica monika muriel myra nadia nadezhda nancy naomi natalia
    natalie natalya natasha nellie nicole nina nino noor nora norma oksana olena olga olivia
    ophelia paige pamela patricia paula pauline peggy penelope penny phyllis polly priscilla
    rachel ramona raquel rebecca regina renata renee rhonda rita roberta rosa rosalind rose
    rosemary roxanne ruby ruth sabina sabine sabrina sally salma samantha sandra sara sarah
    segolene selma shannon sharon sheila shelley sherry shirley silvia simone sofia sonia sonja
    sophia sophie stacey stacy stella stephanie sue susan susanna susanne suzanne svetlana sylvia
    tamara tammy tanya tara tatiana tatyana teresa tess theresa tiffany tina tonya tracey tracy
    ulla ursula valentina valerie vanessa vera veronica veronika vicki vicky viola violet virginia
    vivian wanda wendy whitney wilma xenia yana yasmin yelena yolanda yulia yuliya yvette yvonne
    zainab zoe zsuzsa dana marsha victoria-ann tzipi dalia mariana nicola robyn sonya jodi jody
    lorna leigh-ann rosalie shelly tricia krista kristi aliya
    adele aditi agathe agneta agnete aida aigul aino aisling ajla albina aleida aleksandrina alena
    alessandra alessia alexandrina alfreda algirda alla alva alyona amal amalia amani amira anabel
    anais anastasiya anat anca andreja aneta angele angelika angelique angie anjali anke annalena
    annelie annelise annemarie anni annick annie annik ansa antje antoinette antonella antonija anya
    arantxa ariadna ariana arja asa aslaug asma astrida aung-san aurelia aviva aya ayelet ayesha
    azra bahar baiba barbro basma beate beatrix begona benazir benedetta benita bente berit bernarda
    bettina biljana birgit birgitta birgitte blanka bogdana bojana borjana branka brigid brigida
    brigita britta bronwyn caitlin carlotta carmela carola catarina catharina cathleen cathrine
    cecile cecilie celine chantal charlotte chiara chloe christa christel christelle cinzia clarissa
    claudine clementine conchita consuelo corinne cornelia cristina dace dagmar dagny dalila danica
    danuta daphne darya dasha deirdre delia delphine desislava despina devika dilma dita ditte
    djamila dorota dorothea dragana dubravka dunja ebba edda edita edna edwina eglantina egle eija
    eiko eila eimear eithne ekin elfriede elif elin elina elisa elisabet elisabetta elka elke elli
    elly elsbeth elvira elzbieta emanuela emilia emilie emine erato erna ernestine erzsebet
    esmeralda estela estelle ester eszter etelka eugenie evangelia evdokia eveline evgenia fabiola
    fadila faina farah farida farzaneh fathia fatma fatou federica federiki felicity fikriye filiz
    fiorella floriane fotini franca francine francoise franziska frauke freda frida gabriella galia
    ganna gemma genevieve geraldine gerda gertrud ghada gianna gill gillian giorgia gisela gitte
    golda gordana graca grainne grazia grazyna greet gro gudrun guler gulnara gulsen gunilla
    gwendolyn habiba hadiza hafsa hala halina hana hanan haneen hanne hanneke hannelore hedwig hedy
    heike hela heli helle helma henriette hermione hiba hilde hildegard hina honorine huda huguette
    ieva ikram ilana ildiko ileana ilgen ilona ilva imelda imogen indira indre inese inga inge
    ingeborg ingrida inna inta ioana iolanda iphigenia irena irenka irma irmgard isobel isolde iva
    ivanka iveta ivonne izabela jaana jacinda jacinta jaclyn jadranka jadwiga jagoda jana janina
    jarmila jasna jayne jeanette jeannette jekaterina jelena jeni jenni jennie jessie jette jitka
    joana joelle jola jolanta jordana josefa josefina joumana judi judit juliane julianna julianne
    jurate justina justine justyna jutta kadriye kaisa kaja kajsa kamila kari karine karmen karolin
    kasia katalin katariina katarina katarzyna katerina kateryna katherina kathrin kati katia katja
    katri kersti khadija khaleda kinga kirsi kirstie kirsty klara klaudia klavdia kornelia
    kristalina kristel kristiina kristine krisztina ksenia laima lamia lana latifa leena leida lenka
    leonie leonor leora letizia leyla lia liana lidia liesel lieve lilia liliane lilija lilja lilly
    lina linnea lioudmila lisbeth liselotte liudmila liv livia ljiljana lojze lotta louisa luba
    lubna luciana luciane luda ludmilla luzia lyra lyubov maarit maartje madina mai maia maija maja
    malala malin malka mandana manon manuela maren margareta margarete margaretha margarethe
    margherita margit margrethe margriet marguerite mariama marianna mariella mariette marija
    marijana marika marilena mariya marju marle marlene marlies marthe marusya marwa maryana marzia
    matilda matilde meera mehriban meliha mensura meral merete meri merja mette micaela michaela
    micheline mihaela mila milena milica milla mina mira mireille mirela mirjana mojca morana muna
    myriam nabila nadezda nadine nadja nagwa naima naledi namrata nasrin nastassja natali natascha
    nathalie navanethem nawal neda neelie nela neli nena nevena nicoletta nihal nilufer ninel
    nirmala nobuhle noelle noemi nona noura nouria nuria oddny odette ofelia oleksandra oriana orit
    orla ornella orsolya oumou outi paola pascale patrizia patrycja paulette pauliina pernille
    philippa pia piia pirjo pratibha priti priya rada raffaella raghad raisa ramune rania ranjana
    rasa rawya rebeka reem reet regine reyhan rima ritva roisin roksana romana rosanna rosella
    roswitha roxana roza rukhsana rumiana ruta ruzica saara sabiha sadaf safia saima sakine salome
    salwa samira sanaa sandrine sanja sanna sarita saskia satu sawsan sevim shabana shahla shaima
    shakira shami shamima shireen shirin sidsel signe sigrid sigrun siiri sika silke silva silvana
    silvija simona simonetta sinead siobhan sirpa siv slavica smilja snezana solange solveig solvita
    soraya soumaya stanislava stavroula stefania stefanie steinunn sunniva susana susann sushma suvi
    suzan svenja sviatlana sybil sylvie synnove tahira taina tamar tamila tania tanja tarja tatjana
    teija teodora teresia terezia terhi thea thelma therese tiina tilda timea tineke tomoko tonje
    toril tove trine tuija tulin tuula tzipora ulrika ulrike ursel urska urszula valborg valeria
    valerija valeriya vandana vania varvara vasiliki vasilisa vassiliki velma vendula venera verena
    veslemoy vesna vibeke vida vigdis vilija vilma viorica virginie viveca vjosa vlasta voula wafa
    waltraud wenche wendela wiebke wieslawa wilhelmina winifred xiomara yael yaffa yamina yara
    yasemin yasmina yevgenia yevgeniya yevheniya ylva yoko yordanka yuko yulianna yuriko zahra zakia
    zaneta zdenka zehra zeynep zhanna zhenya zinaida zita ziva zlata zofia zora zorica zsofia zuhal
    zuzana
    """.split()
)
BOTH = MALE & FEMALE
GIVEN = MALE | FEMALE


def gender_of(given):
    """ "male", "female" or "" for a given name, compared without case and accents."""
    if given in BOTH:
        return ""
    return "male" if given in MALE else "female" if given in FEMALE else ""
