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
    hosni ehud shimon ariel recep abdullahi hashim
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
    """.split()
)
BOTH = MALE & FEMALE
GIVEN = MALE | FEMALE


def gender_of(given):
    """ "male", "female" or "" for a given name, compared without case and accents."""
    if given in BOTH:
        return ""
    return "male" if given in MALE else "female" if given in FEMALE else ""
