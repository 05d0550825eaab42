extension CodeWording {
    static let hindi = CodeWording(
        matters: [
            .contact: " में एक संपर्क है", .event: " में एक कार्यक्रम है", .mail: " में एक ईमेल पता है",
            .phone: " में एक फ़ोन नंबर है", .message: " में एक एसएमएस का नंबर है", .place: " में एक जगह है",
            .oneTimePassword: " एक बार के पासवर्ड के लिए है",
        ],
        network: "नेटवर्क का नाम %@ है।",
        payment: " भुगतान के लिए है", ofAmount: ", राशि %@", toPayee: ", पाने वाला %@",
        currencies: ["EUR": "यूरो", "CHF": "स्विस फ़्रैंक", "INR": "रुपये", "BTC": "बिटकॉइन"],
        singulars: ["INR": "रुपया"],
        longText: " में %@ अक्षरों का पाठ है", data: " में %@ बाइट डेटा है",
        lookAlike: "सावधान: यह पता ऐसे अक्षरों में लिखा है जो दूसरे अक्षरों जैसे दिखते हैं।",
        atLeast: "कम से कम %@ और कोड हैं।", decimalMark: ".")

    static let arabic = CodeWording(
        matters: [
            .contact: " لجهة اتصال", .event: " لحدث", .mail: " لبريد إلكتروني", .phone: " لرقم هاتف",
            .message: " لرسالة نصية", .place: " لمكان", .oneTimePassword: " لكلمة مرور لمرة واحدة",
        ],
        network: "اسم الشبكة %@.",
        payment: " للدفع", ofAmount: "، المبلغ %@", toPayee: "، إلى %@",
        currencies: ["EUR": "يورو", "CHF": "فرنك سويسري", "BTC": "بيتكوين"],
        longText: " فيه نص، عدد حروفه %@", data: " فيه بيانات، عدد بايتاتها %@",
        lookAlike: "انتبه: هذا العنوان مكتوب بحروف تشبه حروفًا أخرى.",
        atLeast: "عدد الرموز الأخرى لا يقل عن %@.", decimalMark: ".")

    static let simplifiedChinese = CodeWording(
        matters: [
            .contact: "，内容是联系人", .event: "，内容是日程", .mail: "，用于发送电子邮件", .phone: "，内容是电话号码",
            .message: "，用于发送短信", .place: "，内容是地点", .oneTimePassword: "，用于一次性密码",
        ],
        network: "网络名称是%@。",
        payment: "，用于付款", ofAmount: "，金额%@", toPayee: "，收款人%@",
        currencies: ["EUR": "欧元", "CHF": "瑞士法郎", "CNY": "元", "BTC": "比特币"],
        longText: "，内容是%@个字符的文本", data: "，内容是%@字节的数据",
        lookAlike: "请注意：这个网址使用了与其他字母相似的字母。", atLeast: "至少还有%@个码。",
        decimalMark: ".", space: "")

    static let traditionalChinese = CodeWording(
        matters: [
            .contact: "，內容是聯絡人", .event: "，內容是行程", .mail: "，用於傳送電子郵件", .phone: "，內容是電話號碼",
            .message: "，用於傳送簡訊", .place: "，內容是地點", .oneTimePassword: "，用於一次性密碼",
        ],
        network: "網路名稱是%@。",
        payment: "，用於付款", ofAmount: "，金額%@", toPayee: "，收款人%@",
        currencies: ["EUR": "歐元", "CHF": "瑞士法郎", "CNY": "人民幣", "BTC": "比特幣"],
        longText: "，內容是%@個字元的文字", data: "，內容是%@位元組的資料",
        lookAlike: "請注意：這個網址使用了與其他字母相似的字母。", atLeast: "至少還有%@個碼。",
        decimalMark: ".", space: "")

    static let japanese = CodeWording(
        matters: [
            .contact: "があり、内容は連絡先です", .event: "があり、内容は予定です", .mail: "があり、メールの宛先です",
            .phone: "があり、内容は電話番号です", .message: "があり、SMSの宛先です", .place: "があり、内容は場所です",
            .oneTimePassword: "があり、ワンタイムパスワード用です",
        ],
        network: "ネットワーク名は%@です。",
        payment: "があり、支払い用です", ofAmount: "。金額は%@", toPayee: "。受取人は%@",
        currencies: ["EUR": "ユーロ", "CHF": "スイスフラン", "JPY": "円", "BTC": "ビットコイン"],
        longText: "があり、内容は%@文字のテキストです", data: "があり、内容は%@バイトのデータです",
        lookAlike: "ご注意：このアドレスは、ほかの文字に似た文字で書かれています。",
        atLeast: "コードが少なくともあと%@個あります。", decimalMark: ".", space: "")
}
