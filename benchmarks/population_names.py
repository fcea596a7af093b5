"""Names by origin for the stress populations: common ones by hand, a long tail from syllables."""

from __future__ import annotations

import random

ORIGINS: dict[str, dict[str, str]] = {
    "british": {
        "m": "Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Jacob Henry Thomas Freddie Alfie Theo "
        "William Joshua James Edward Samuel Daniel Alexander Joseph Benjamin Max Isaac Matthew Michael Robert "
        "Anthony Christopher Andrew David Richard Peter Stephen Nicholas Timothy Callum Rhys Evan Dylan Lewis "
        "Cameron Finlay Ewan Albie Rory Toby Louie",
        "f": "Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Emily "
        "Elizabeth Charlotte Alice Evie Phoebe Sienna Poppy Elsie Matilda Eleanor Katherine Margaret Jessica "
        "Rebecca Sarah Victoria Laura Hannah Lucy Emma Nicola Samantha Jennifer Claire Gemma Stacey Kirsty "
        "Bethan Megan Catrin Mary-Jane Ella-Rose Lily-Mae Susan",
        "s": "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White "
        "Roberts Green Hall Wood Jackson Clarke Hughes Edwards Harris Lewis Martin Cooper Ward Turner Hill "
        "Moore Baker Clark Harrison Scott Young Morris Allen King Watson Carter MacDonald Stewart Campbell "
        "Fraser Griffiths Llewellyn Pritchard Owen Price Bennett",
        "tail_m": "al bran ced dor ed fen gar hal ken lan mor ned ros stan tre wil",
        "tail_f": "ada bel cor del ela fay gwen hes isa jul lor mar nan ros syl thea",
        "tail_s": "ash brad cold dun elm fair gold had inge kirk lang mil nor pem rad shel thorn wal whit|"
        "bury by cott dale field ford gate ham ington ley low more ridge shaw ton wick worth",
    },
    "irish": {
        "m": "Conor Seán Patrick Liam Cian Oisín Darragh Cillian Fionn Tadhg Eoin Pádraig Declan Brendan Ciarán",
        "f": "Aoife Saoirse Siobhán Niamh Ciara Caoimhe Róisín Sinéad Orla Gráinne Clodagh Bridget Maeve Éabha",
        "s": "O'Brien Murphy Kelly O'Sullivan Walsh Byrne Ryan O'Connor O'Neill Reilly Doyle McCarthy Gallagher "
        "Doherty Kennedy Lynch McDonagh Quinn Moran Fitzgerald McLoughlin Ó Súilleabháin",
        "tail_m": "con dar fer ro ber bren cor",
        "tail_f": "sor nua mui ai del fin",
        "tail_s": "Mc O'|carron gann hugh keever nally nulty quillan riordan sweeney tiernan",
    },
    "south_asian": {
        "m": "Mohammed Ali Ahmed Hassan Ibrahim Yusuf Omar Zain Arjun Rohan Aarav Vivaan Gurpreet Harjit Imran "
        "Bilal Hamza Usman Faisal Tariq Kabir Ishaan Dev Amit Sanjay Rajesh Abdul Mohammed-Ali Muhammad-Zayn "
        "Syed Rahul Nikhil Jaspal Zeeshan Adnan Shahid",
        "f": "Aisha Fatima Zainab Maryam Khadija Amina Priya Ananya Diya Simran Harpreet Jasleen Nusrat Shazia "
        "Rukhsana Farzana Sana Hira Noor Anjali Pooja Kavita Sunita Lakshmi Meera Saima Sadia Tahira Nazia Iqra "
        "Hafsa Sumaiya",
        "s": "Khan Ahmed Patel Singh Kaur Begum Hussain Ali Shah Malik Iqbal Akhtar Mahmood Chaudhry Rahman Uddin "
        "Miah Khatun Bibi Sharma Kumar Gupta Mehta Desai Reddy Nair Islam Chowdhury Mirza Sheikh Qureshi Butt "
        "Bhatti Sandhu Gill Dhillon Rajan Joshi",
        "tail_m": "ab far has jun kam nad raf sha tan viv wa zak|aan eed esh in ir ul",
        "tail_f": "an far has jam kir nad raf sha tan vid wa zak|ana eela iya ina ira una",
        "tail_s": "bhan chan dev gang jay kap lal mand nar par ram sar tiw vas|agar ani dhary ia kar na swamy wal",
    },
    "arabic_somali": {
        "m": "Mohamed Ahmed Abdirahman Abdullahi Hassan Yusuf Ismail Omar Ali Mustafa Khalid Hamza Tariq Youssef "
        "Mahmoud Karim Samir Nasser Abdi Liban Faysal Saeed Abd al-Rahman Bilal Ayman",
        "f": "Fatima Amina Hodan Ayaan Sagal Hibo Khadija Maryam Layla Noor Yasmin Zahra Nadia Rania Huda Asma "
        "Ifrah Faiza Salma Samira Halima Hawa Sahra",
        "s": "Mohamed Ali Hassan Abdi Ahmed Hussein Omar Yusuf Jama Warsame Farah Nur Osman Ibrahim Al-Hassan "
        "El-Sayed Al-Masri Haddad Khalil Mansour Saleh Aden Abdullahi Elmi Barre Hersi Al Jabouri",
        "tail_m": "ab fa ha ja ka mu na ra sa ta wa za|adin ahim aleed amil arek awi",
        "tail_f": "ab fa ha ja ka mu na ra sa ta wa za|adia ahima aleeda amila areka",
        "tail_s": "ab gul had kul mah roo sam war|ale ame ane ida our owi",
    },
    "african": {
        "m": "Emmanuel Oluwaseun Chukwuemeka Kwame Kofi Babatunde Tunde Chinedu Ikechukwu Samuel David Daniel Tendai "
        "Farai Tafadzwa Kwabena Ayodele Olumide Ebuka Joseph Blessing Prince",
        "f": "Blessing Oluwatobi Chidinma Ngozi Adaeze Abena Ama Akosua Folake Temitope Grace Precious Ifeoma "
        "Titilayo Rutendo Nyasha Chiamaka Yaa Esther Mercy Patience",
        "s": "Okafor Adeyemi Mensah Boateng Okonkwo Owusu Adebayo Ogunleye Eze Nwosu Asante Moyo Ncube Banda Phiri "
        "Osei Appiah Olawale Balogun Igwe Chukwu Mutasa Dlamini Kamara Bangura Conteh",
        "tail_m": "ade chi ike kwa obi olu ta uche|bayo dike femi kunle mdi nna wande",
        "tail_f": "ade chi ife kwe nne olu ru uju|amaka bola dinma ke lola nke toyin",
        "tail_s": "ab ade aki eze ile nwa ogu oke ola oso uba|bola chukwu di gbo kwe nna sola wale yemi",
    },
    "east_asian": {
        "m": "Wei Jun Ming Hao Jian Xiao Ming Chi Wai Ka Ho Minh Tuan Hung Jin-woo Min-jun Kenji Hiroshi Yi Bo Lei "
        "Zihan Haoran Kwok Wing Duc",
        "f": "Mei Li Ying Xiu Ying Ka Yan Wing Yan Linh Huong Lan Soo-jin Ji-woo Yuki Sakura Fang Jing Na Xin Yi "
        "Yutong Mei Ling Thi Mai Yan",
        "s": "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Wong Chan Cheung Lam Ng Leung Nguyen Tran Le Pham Kim "
        "Lee Park Choi Tanaka Sato Xu Sun Ho Lau",
        "tail_m": "ba chen da fei guo hai jia kai long rui shi tao yong ze|feng hua jie kun liang ning peng wen xuan",
        "tail_f": "ai bi chun dan fei hui jia lan min qiu rou shu ting ya|fen hua jie lian ning ping qin wen yun",
        "tail_s": "Bai Cai Deng Fan Gao He Jiang Kong Lin Ma Pan Qian Ren Shi Tang Wei Xie Yan Zeng|",
    },
    "eastern_european": {
        "m": "Jakub Adam Łukasz Piotr Wojciech Krzysztof Michał Tomasz Andrei Ion Mihai Ștefan Aleksander Oleksandr "
        "Dmitri Ivan Marek Paweł Jonas Mantas Filip Szymon Alexandru Gheorghe Bogdan Georgi",
        "f": "Zuzanna Julia Maja Aleksandra Małgorzata Agnieszka Katarzyna Joanna Ioana Elena Maria Andreea Oksana "
        "Olena Svetlana Natalia Kateryna Ewa Hanna Karolina Ieva Daria Desislava Ana-Maria",
        "s": "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Popescu Ionescu Popa Dumitru "
        "Ivanov Petrov Shevchenko Kovalenko Kazlauskas Novák Horváth Nagy Dąbrowski Jankowski Stan Radu "
        "Constantin Kozłowski",
        "tail_m": "bog cas dob gor jar kaz lad mir rad sla tad vlad zbig|imir islav mil niew omir osz",
        "tail_f": "bog dan gor jar kaz lud mir rad sla vlad zof|imira islava mila nka osia",
        "tail_s": "bar cze dob gra jan kow lis mal ole paw ros sok tom wal zar|arczyk escu enko icki ewicz ak ov",
    },
    "portuguese_spanish": {
        "m": "João José Miguel Pedro Tiago Carlos Luís André Diego Javier Rafael Gonçalo Santiago Mateus Paulo "
        "José Carlos Juan Pablo Rodrigo Fernando António",
        "f": "Maria Ana Beatriz Inês Mariana Carolina Sofia Lúcia Isabel Valentina Catarina Ana Maria Maria José "
        "Camila Fernanda Leonor Raquel Joana Conceição",
        "s": "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins García Fernández González Rodríguez "
        "López Martínez da Silva dos Santos Sousa Gomes Carvalho Almeida Ribeiro Ramírez Vargas de Oliveira",
        "tail_m": "al bel cris dam eli fab gas leo mar ric val|ano ardo encio indo io ando",
        "tail_f": "al bel cris dam eli fab gas leo mar ric val|ana arda encia inda ia anda",
        "tail_s": "al bar cas dur esc fon gal men nav pal sal tor|ado alho ano ares eda ejo era inho oso",
    },
}
# How often a group is used when no mix is given: nothing like any one borough on purpose.
MIX = {
    "british": 50,
    "irish": 5,
    "south_asian": 16,
    "arabic_somali": 6,
    "african": 7,
    "east_asian": 4,
    "eastern_european": 8,
    "portuguese_spanish": 4,
}
TWO_WORDS = {
    "Abd",
    "Xiao",
    "Chi",
    "Ka",
    "Kwok",
    "Xiu",
    "Wing",
    "Mei",
    "Thi",
    "Xin",
    "Ana",
    "José",
    "Juan",
    "Maria",
    "da",
    "dos",
    "de",
    "Ó",
    "Al",
}
SECOND = {
    "al-Rahman",
    "Ming",
    "Wai",
    "Ho",
    "Wing",
    "Ying",
    "Yan",
    "Ling",
    "Mai",
    "Yi",
    "Maria",
    "José",
    "Carlos",
    "Pablo",
    "Silva",
    "Santos",
    "Oliveira",
    "Súilleabháin",
    "Jabouri",
}

NICK = {
    "Oliver": "Ollie",
    "Thomas": "Tom",
    "William": "Will Billy Bill",
    "Joshua": "Josh",
    "James": "Jim Jamie",
    "Edward": "Ted Eddie",
    "Samuel": "Sam",
    "Daniel": "Dan Danny",
    "Alexander": "Alex Xander",
    "Joseph": "Joe",
    "Benjamin": "Ben",
    "Matthew": "Matt",
    "Michael": "Mike Mick",
    "Robert": "Rob Bob",
    "Anthony": "Tony",
    "Christopher": "Chris",
    "Andrew": "Andy",
    "David": "Dave",
    "Richard": "Rick Dick",
    "Nicholas": "Nick",
    "Timothy": "Tim",
    "Elizabeth": "Liz Beth Libby Betty",
    "Charlotte": "Lottie Charlie",
    "Eleanor": "Ellie Nell",
    "Katherine": "Kate Katie Kathy",
    "Margaret": "Maggie Peggy Meg",
    "Jessica": "Jess",
    "Rebecca": "Becky Becca",
    "Sarah": "Sally",
    "Victoria": "Vicky Tori",
    "Samantha": "Sam",
    "Jennifer": "Jenny Jen",
    "Susan": "Sue",
    "Isabella": "Bella Izzy",
    "Matilda": "Tilly",
    "Patrick": "Paddy Pat",
    "Mohammed": "Mo",
    "Oluwaseun": "Seun",
    "Babatunde": "Tunde",
    "Chukwuemeka": "Emeka",
    "Oluwatobi": "Tobi",
    "Temitope": "Temi",
    "Aleksandra": "Ola",
    "Małgorzata": "Gosia",
    "Katarzyna": "Kasia",
    "Agnieszka": "Aga",
    "Piotr": "Piotrek",
    "Francisco": "Paco",
    "José": "Pepe",
    "Alexandru": "Alex",
    "Abdirahman": "Abdi",
    "Chidinma": "Chidi",
}
SPELL = {
    "Mohammed": "Muhammad Mohammad Mohamed Muhammed Mohamad",
    "Mohamed": "Mohammed Muhammad Maxamed",
    "Ahmed": "Ahmad Axmed",
    "Hassan": "Hasan Xasan",
    "Yusuf": "Yousuf Yousef Yusef",
    "Omar": "Umar Omer",
    "Aisha": "Ayesha Aysha Aishah",
    "Fatima": "Fatimah Fathima Faadumo",
    "Zainab": "Zaynab Zeinab",
    "Maryam": "Mariam Meryem",
    "Khadija": "Khadijah Kadija",
    "Amina": "Aminah Ameena",
    "Hussain": "Hussein Husain",
    "Hussein": "Hussain Xuseen",
    "Chaudhry": "Choudhry Chaudhary Chowdhury",
    "Rahman": "Rehman",
    "Sheikh": "Shaikh",
    "Qureshi": "Quraishi Kureshi",
    "Youssef": "Yusuf Yousef",
    "Mahmoud": "Mahmud Mahmood",
    "Noor": "Nur Nour",
    "Layla": "Leila Laila",
    "Abdullahi": "Abdulahi Cabdullaahi",
    "Jama": "Jaamac",
    "Ali": "Aly Cali",
    "Nguyen": "Nguyễn",
    "Zhang": "Chang",
    "Liu": "Lau",
    "Wójcik": "Wojcik Wujcik",
    "Shevchenko": "Ševčenko",
    "Oleksandr": "Alexander Aleksandr",
    "Dmitri": "Dmytro Dmitry",
    "Olena": "Elena",
    "Simran": "Simren",
    "Gurpreet": "Gurprit",
    "Harpreet": "Harprit",
    "Sunita": "Suneeta",
    "Kateryna": "Katerina Ekaterina",
    "Ștefan": "Stefan Stephan",
    "Sinéad": "Shinead",
    "Siobhán": "Shevaun",
    "Catherine": "Katherine",
    "Seán": "Shaun Shawn",
}


def listed(text: str) -> list[str]:
    """Split a hand-written list, keeping names of two words together."""
    names: list[str] = []
    for word in text.split():
        if names and names[-1] in TWO_WORDS and word in SECOND:
            names[-1] = f"{names[-1]} {word}"
        else:
            names.append(word)
    return names


def tail(rng: random.Random, syllables: str, *, two: bool) -> str:
    """A rare name nobody listed."""
    first, _, last = syllables.partition("|")
    starts, ends = first.split(), last.split()
    if not ends:
        ends = starts if two else [""]
    name = rng.choice(starts) + rng.choice(ends)
    if rng.random() < 0.35 and len(name) < 8 and "'" not in name:
        name = rng.choice(starts) + name.lower()
    return name[0].upper() + name[1:]


class Names:
    """Draws names of one origin: a falling curve over the listed, a share from the tail."""

    def __init__(self, rng: random.Random, origin: str) -> None:
        self.rng, self.lists = rng, ORIGINS[origin]
        self.known = {k: listed(self.lists[k]) for k in "mfs"}
        self.weights = {
            k: [1 / (i + 4) ** 0.8 for i in range(len(v))] for k, v in self.known.items()
        }

    def draw(self, kind: str, tail_share: float) -> str:
        if self.rng.random() < tail_share:
            return tail(self.rng, self.lists[f"tail_{kind}"], two=True)
        return self.rng.choices(self.known[kind], self.weights[kind])[0]
