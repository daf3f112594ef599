//! The common given names of the world, in lower case, for the lexicon.
//!
//! Names that are more often months, places or words are left out: a false person costs more than a missed one.

/// Given names.
pub(crate) const GIVEN_NAMES: &[&str] = &[
    "aaron", "abby", "abdel", "abdul", "abdullah", "abdulrahman", "abe", "abel", "abigail", "abraham", "ada", "adam", "adel", "aditya",
    "adrian", "adriana", "agnes", "agnieszka", "ahmad", "ahmed", "ahmet", "aidan", "aiko", "aino", "aisha", "akbar", "akira", "alain",
    "alan", "albert", "alberto", "alec", "alejandro", "aleksandr", "alessandro", "alex", "alexander", "alexandra", "alexandre", "alexei",
    "alexey", "alexis", "alfonso", "alfred", "ali", "alice", "alicia", "alison", "allan", "allen", "allison", "alma", "alvin", "aly",
    "alyssa", "amanda", "amar", "amber", "amelia", "amina", "amir", "amit", "amos", "amy", "ana", "anand", "anatoly", "anders", "andre",
    "andrea", "andreas", "andrei", "andres", "andrew", "andrey", "andrzej", "andy", "angela", "angelina", "angelo", "angus", "anil",
    "anita", "anjali", "ann", "anna", "anne", "anneli", "annette", "annie", "anthony", "antoine", "anton", "antonia", "antonio", "anwar",
    "aparna", "ari", "ariel", "arjun", "arlene", "armando", "arnold", "arthur", "arturo", "aruna", "arvind", "asad", "ashley", "ashok",
    "ashraf", "astrid", "audrey", "augusto", "aung", "aurélie", "avi", "ayman", "ayse", "aziz", "babak", "barack", "barbara", "barry",
    "bart", "bashar", "basil", "beatrice", "beatriz", "becky", "begoña", "ben", "benedict", "benjamin", "benoît", "bernard", "bernardo",
    "bernice", "bernie", "bert", "bertrand", "beth", "betsy", "betty", "beverly", "bilal", "bill", "billy", "bjarne", "bjorn", "björn",
    "blaise", "bob", "bobby", "bonnie", "boris", "brad", "bradley", "brandon", "brenda", "brendan", "brent", "brett", "brian", "bridget",
    "britney", "bruce", "bruno", "bryan", "byron", "caitlin", "calvin", "cameron", "camilla", "camille", "candice", "cara", "carl",
    "carla", "carlo", "carlos", "carly", "carmen", "carol", "carole", "caroline", "carolyn", "carrie", "casey", "cassandra", "catherine",
    "cathy", "cecil", "cecilia", "cedric", "celeste", "celia", "cem", "cesar", "chad", "chandra", "charlene", "charles", "charlie",
    "cheryl", "chiara", "chidi", "chinua", "chloe", "chloé", "chris", "christa", "christina", "christine", "christoph", "christophe",
    "christopher", "chuck", "cindy", "claire", "clara", "clarence", "claude", "claudia", "claudio", "claus", "clayton", "clement",
    "cliff", "clifford", "clint", "clive", "colin", "colleen", "condoleezza", "connie", "connor", "conrad", "constance", "cordelia",
    "corey", "cory", "craig", "cristina", "curtis", "cynthia", "cyril", "dale", "damian", "damien", "dan", "dana", "daniel", "daniela",
    "danielle", "danny", "daphne", "darius", "darrell", "darren", "dave", "david", "dawn", "dean", "deb", "debbie", "deborah", "debra",
    "deepak", "deirdre", "delia", "denis", "denise", "deniz", "dennis", "derek", "desmond", "desta", "devin", "dexter", "diana", "diane",
    "dick", "diego", "dieter", "dilip", "dimitri", "dina", "dinesh", "dirk", "dmitri", "dmitry", "dolores", "dominic", "dominique", "don",
    "donald", "donna", "dora", "doris", "dorothy", "doug", "douglas", "dragan", "duncan", "dustin", "dwight", "dylan", "earl", "ebenezer",
    "ed", "eddie", "edgar", "edith", "edmund", "edouard", "eduardo", "edward", "edwin", "efraim", "ehud", "eileen", "elaine", "eleanor",
    "elena", "eli", "elias", "elijah", "elisabeth", "elise", "eliza", "elizabeth", "ella", "ellen", "ellie", "elliot", "elliott", "ellis",
    "elmer", "elsa", "elsie", "emil", "emile", "emilia", "emilie", "emilio", "emily", "emine", "emma", "emmanuel", "enrico", "enrique",
    "eric", "erica", "erich", "erik", "erika", "erin", "ernest", "ernesto", "ernst", "esteban", "esther", "ethan", "ethel", "eugene",
    "eugenia", "eva", "evan", "evangeline", "eve", "evelyn", "evgeny", "ezekiel", "ezra", "fabian", "fabio", "farah", "farid", "farouk",
    "fatima", "fatma", "faye", "federico", "felicia", "felipe", "felix", "ferdinand", "fernando", "fidel", "filip", "fiona", "flora",
    "floyd", "francesca", "francesco", "francine", "francis", "francisco", "franco", "francois", "frank", "frankie", "franklin", "franz",
    "françois", "fred", "freddie", "frederic", "frederick", "freya", "friedrich", "fritz", "frédéric", "gabriel", "gabriela", "gabrielle",
    "gail", "galina", "gareth", "garrett", "gary", "gavin", "geert", "gemma", "gene", "geoff", "geoffrey", "george", "georges", "gerald",
    "geraldine", "gerard", "gerhard", "germaine", "gerry", "gertrude", "gianni", "gilbert", "giles", "gillian", "gina", "ginger",
    "giorgio", "giovanni", "gisele", "giulia", "giuseppe", "gladys", "glen", "glenn", "gloria", "gonzalo", "gopal", "goran", "gordon",
    "graciela", "graham", "greg", "gregory", "greta", "gretchen", "guillaume", "guillermo", "gunther", "gus", "gustav", "gustavo", "gwen",
    "gwyneth", "gérard", "günter", "habib", "hafez", "haile", "hakan", "hakim", "hamid", "hamish", "hank", "hanna", "hannah", "hans",
    "harald", "hari", "harold", "harriet", "harris", "harrison", "harry", "haruki", "haruto", "harvey", "hasan", "hassan", "hassanal",
    "hazel", "heather", "hector", "heidi", "heinrich", "helen", "helena", "helene", "helga", "helmut", "hendrik", "henri", "henrietta",
    "henrik", "henry", "herbert", "herman", "hideo", "hilary", "hillary", "hiro", "hiroshi", "hisham", "homer", "horace", "horatio",
    "hossein", "howard", "hubert", "hugh", "hugo", "humphrey", "husain", "hussein", "hyun", "hélène", "ian", "ibrahim", "ida", "ignacio",
    "igor", "ike", "ilham", "ilse", "imran", "indira", "ines", "inga", "ingrid", "inês", "ioan", "ira", "irene", "irina", "iris", "irma",
    "irving", "isaac", "isabel", "isabella", "isabelle", "isadora", "ismail", "itziar", "ivan", "ivana", "ivanka", "ivo", "iñigo", "jack",
    "jackie", "jacob", "jacqueline", "jacques", "jaime", "jake", "jakob", "jamal", "james", "jamie", "jane", "janet", "janice", "jared",
    "jari", "jaroslav", "jasmine", "jason", "jasper", "javad", "javier", "jay", "jayne", "jean", "jeanette", "jeanne", "jeb", "jeff",
    "jefferson", "jeffrey", "jen", "jenna", "jennie", "jennifer", "jenny", "jens", "jeremiah", "jeremy", "jermaine", "jerome", "jerry",
    "jess", "jesse", "jessica", "jesus", "jill", "jim", "jimmy", "jo", "joan", "joanna", "joanne", "joao", "joaquin", "jochen", "jody",
    "joe", "joel", "joerg", "johan", "johann", "johanna", "johannes", "john", "johnny", "jon", "jonah", "jonas", "jonathan", "jorge",
    "jose", "josef", "joseph", "josephine", "josh", "joshua", "josé", "joyce", "joão", "juan", "juanita", "judith", "judy", "jules",
    "julia", "julian", "juliana", "julie", "julien", "juliet", "julio", "julius", "jurgen", "justin", "justine", "jérôme", "jörg",
    "jürgen", "kaja", "kamal", "kamala", "karen", "karim", "karin", "karina", "karl", "karla", "katarzyna", "kate", "katharine",
    "katherine", "kathleen", "kathryn", "kathy", "katie", "katrina", "katy", "kay", "kayla", "kazuo", "keith", "kelly", "ken", "kendall",
    "kendra", "kenji", "kenneth", "kenny", "kenzo", "kerry", "kevin", "khaled", "khalid", "kiran", "kirk", "kirsten", "klaus", "kofi",
    "konstantin", "kris", "krishna", "kristen", "kristin", "kristina", "kumar", "kurt", "kwabena", "kwame", "kyle", "käthe", "lakshmi",
    "lana", "lance", "larissa", "larry", "lars", "laura", "lauren", "laurence", "laurent", "laurie", "lawrence", "leah", "leila", "len",
    "lena", "lene", "leo", "leon", "leonard", "leonardo", "leonid", "leroy", "leslie", "lester", "leticia", "lewis", "liam", "lidia",
    "lila", "lillian", "lily", "linda", "lindsay", "lindsey", "linus", "lionel", "lisa", "liz", "ljubica", "lloyd", "lois", "lola",
    "loretta", "lori", "lorraine", "lou", "louis", "louisa", "louise", "lourdes", "luc", "luca", "lucas", "lucia", "luciano", "lucille",
    "lucinda", "lucy", "ludwig", "luigi", "luis", "luisa", "luiz", "lukas", "luke", "luther", "lydia", "lyle", "lyn", "lyndon", "lynn",
    "mabel", "madeleine", "madeline", "mae", "magdalena", "maggie", "mahammad", "maher", "mahmood", "mahmoud", "malcolm", "malgorzata",
    "malik", "mandy", "manfred", "manuel", "manuela", "marc", "marcel", "marcello", "marcelo", "marcia", "marco", "marcos", "marcus",
    "margaret", "margarita", "margot", "marguerite", "maria", "mariam", "marian", "mariana", "marianne", "marie", "mariko", "marilyn",
    "marina", "mario", "marion", "marisa", "marissa", "marjorie", "mark", "markus", "marlene", "marlon", "marsha", "marshall", "marta",
    "martha", "martin", "martina", "marty", "marvin", "mary", "maryam", "maría", "masaru", "mathew", "mathias", "mathieu", "matilda",
    "matt", "matteo", "matthew", "matthias", "maureen", "maurice", "mauricio", "mavis", "max", "maxim", "maxime", "maximilian", "maxine",
    "maya", "meera", "meg", "megan", "meghan", "mehdi", "mehmet", "mei", "mel", "melania", "melanie", "melinda", "melissa", "melvin",
    "meredith", "mervyn", "mette", "mevlut", "mia", "michael", "michaela", "michal", "michel", "michele", "michelle", "mick", "miguel",
    "mihail", "mika", "mikael", "mike", "mikhail", "mila", "mildred", "miles", "milo", "milos", "milton", "mimi", "mina", "mindy", "minh",
    "miranda", "miriam", "mitch", "mitchell", "mitt", "mohamed", "mohammad", "mohammed", "mohan", "moira", "molly", "mona", "monica",
    "monique", "mordecai", "moses", "muammar", "muhammad", "murat", "murray", "mustafa", "mwangi", "myra", "myron", "nabil", "nadia",
    "nadine", "nancy", "naoko", "naomi", "narendra", "natalia", "natalie", "natasha", "nate", "nathan", "nathaniel", "neal", "ned",
    "neha", "neil", "nelson", "nestor", "neville", "newt", "ngozi", "niall", "nicholas", "nick", "nicola", "nicolas", "nicole", "nigel",
    "nikita", "nikki", "nikolai", "nikolas", "nils", "nina", "nirmala", "nita", "nnamdi", "noah", "noam", "noel", "noor", "nora",
    "norbert", "noreen", "norma", "norman", "nouri", "noémie", "nuri", "octavia", "olaf", "ole", "oleg", "olga", "oliver", "olivia",
    "olivier", "oluwaseun", "omar", "opal", "oprah", "orhan", "orville", "osama", "oscar", "otto", "owen", "pablo", "paige", "pam",
    "pamela", "paola", "paolo", "pascal", "pat", "patrice", "patricia", "patrick", "paul", "paula", "paulette", "pauline", "paulo",
    "pavel", "pearl", "pedro", "peggy", "pekka", "penelope", "percy", "perry", "pete", "peter", "petr", "petra", "phil", "philip",
    "philippa", "philippe", "phillip", "phoebe", "phyllis", "pierre", "pietro", "piotr", "polly", "prakash", "pranab", "priscilla",
    "priya", "priyanka", "quentin", "quincy", "rachel", "rafael", "rahul", "raj", "rajesh", "rajiv", "ralph", "ramesh", "ramon", "ramona",
    "rand", "randall", "randy", "raphael", "rashid", "raul", "ravi", "raymond", "rebecca", "recep", "reggie", "reginald", "reinhard",
    "rene", "renee", "rené", "renée", "reuben", "rex", "rhonda", "ricardo", "riccardo", "rich", "richard", "rick", "ricky", "rita", "rob",
    "robbie", "robby", "robert", "roberta", "roberto", "robin", "rocco", "rochelle", "rod", "roderick", "rodney", "rodrigo", "rodrigue",
    "roger", "rohit", "roland", "rolf", "ron", "ronald", "ronnie", "rory", "rosa", "rosalie", "rosalind", "rosario", "rosemary",
    "ross", "rowan", "roxanne", "roy", "ruben", "rudolf", "rudolph", "rudy", "rui", "rupert", "russ", "russell", "ruth", "ryan", "sabine",
    "sabrina", "sachin", "saddam", "sadiq", "sakura", "salim", "sally", "salman", "salvador", "salvatore", "sam", "samantha", "samir",
    "sammy", "samuel", "sandra", "sandro", "sandy", "sanjay", "sanjeev", "sara", "sarah", "sasha", "satoshi", "saul", "scarlett", "scott",
    "sean", "sebastian", "selena", "serena", "serge", "sergei", "sergey", "sergio", "seth", "seyyed", "shane", "shannon", "sharon",
    "shaun", "shawn", "sheila", "shelby", "sheldon", "shelley", "sherry", "shigeru", "shinzo", "shirin", "shirley", "shreya", "siddharth",
    "sidney", "sigmund", "sigrid", "silvia", "silvio", "simon", "simone", "sipho", "slobodan", "sofia", "solomon", "sonal", "sonia",
    "sophia", "sophie", "soren", "spencer", "stacey", "stacy", "stan", "stanislav", "stanley", "stefan", "stefano", "stella", "stephan",
    "stephane", "stephanie", "stephen", "stephon", "steve", "steven", "stewart", "stuart", "stéphane", "sue", "suleiman", "sunil",
    "sunita", "suresh", "susan", "susanna", "susanne", "susie", "suzanne", "sven", "svetlana", "sylvia", "tad", "tadeusz", "takeshi",
    "takumi", "tamara", "tami", "tammy", "tanya", "tara", "tariq", "taro", "tatiana", "tayyip", "ted", "tendai", "terence", "teresa",
    "terrence", "terri", "terry", "thabo", "thea", "thelma", "theo", "theodore", "theresa", "therese", "thiago", "thierry", "thomas",
    "tiffany", "tim", "timothy", "tina", "tobias", "toby", "todd", "tom", "tomas", "tomasz", "tommy", "toni", "tony", "toshio", "tracey",
    "tracy", "travis", "trevor", "tricia", "tristan", "trudy", "tyler", "tyrone", "ulrich", "ulrike", "uma", "umar", "umberto", "ursula",
    "usha", "vaclav", "valentin", "valentina", "valerie", "vanessa", "vasily", "vera", "vernon", "veronica", "vesna", "vicki", "vicky",
    "victor", "vijay", "vikram", "viktor", "vince", "vincent", "vincenzo", "viola", "violet", "vivek", "vivian", "viviana", "vlad",
    "vladimir", "volodymyr", "wade", "wael", "walid", "wallace", "walt", "walter", "wanda", "wangari", "warren", "wayne", "wendell",
    "wendy", "werner", "wesley", "wilbur", "wilfred", "wilhelm", "will", "willem", "william", "willie", "wilma", "winston", "wole",
    "wolfgang", "woodrow", "xavier", "yael", "yan", "yannick", "yasmin", "yasser", "yevgeny", "yitzhak", "yoko", "yolanda", "yosef",
    "yuki", "yuri", "yusuf", "yves", "yvette", "yvonne", "zachary", "zack", "zakir", "zaynab", "zbigniew", "zdenek", "zeynep", "zoe",
    "zoran", "zoë", "álvaro",];

/// Given names that are also words: they name nobody at the beginning of a sentence.
pub(super) const WORDS: &[&str] = &[
    "art", "bill", "chad", "chase", "chuck", "dale", "dawn", "dean", "dick", "drew", "earl", "ed", "faye", "frank", "gene", "grant", "hazel", "jack", "jay", "jo", "joy", "lance", "mark", "max",
    "mel", "nick", "opal", "pat", "pearl", "rich", "rob", "rod", "rosa", "sandy", "sue", "tad", "ted", "violet", "wade", "will",
];

/// Family names that come first where the languages of East Asia are spoken.
pub(super) const FAMILY_FIRST: &[&str] = &[
    "ban", "cao", "chen", "cho", "choi", "chung", "deng", "fan", "gao", "guo", "han", "he", "ho", "hu", "huang", "hwang", "jang", "jeong", "jiang", "jung", "kang", "kim", "ko", "kwon", "lam", "lee", "li", "liang",
    "lim", "lin", "liu", "lu", "luo", "ma", "mao", "moon", "ngo", "nguyen", "oh", "pan", "park", "pham", "roh", "shin", "song", "sun", "tang", "tran", "wang", "wei", "wen", "wu", "xi", "xie", "xu", "yang", "ye", "yoon", "yu", "zeng",
    "zhang", "zhao", "zheng", "zhou", "zhu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_doubles() {
        for table in [GIVEN_NAMES, WORDS, FAMILY_FIRST] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
