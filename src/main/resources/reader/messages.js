const MESSAGES = {
  en: {
    skip: 'Skip to content', sections: 'Sections', languages: 'Languages', home: 'Front page', dark: 'Dark mode',
    search: 'Search', searchHint: 'Hi, what are you looking for?', suggestions: 'Suggestions', latest: 'Latest',
    mostRead: 'Most read', older: 'Older articles', newest: 'Newest articles', more: 'More', published: 'Published',
    updated: 'Updated', by: (name) => `By ${name}`, share: 'Share this article',
    copy: 'Copy link', copied: 'The link is copied.', alsoLike: 'You may also like', corrections: 'Corrections',
    topics: 'Topics', source: 'Source', readIn: 'Read this in', photo: 'Photo', foreignImage: 'Image on another site',
    resultsFor: (text) => `Results for “${text}”`, nothingFor: (text) => `Nothing was found for “${text}”.`,
    didYouMean: 'Did you mean', refine: 'Narrow down', all: 'All', none: 'There is nothing here yet.',
    missing: 'There is no such page', missingDetail: 'It may have moved, or the address has a mistake in it.',
    failed: 'This page could not be loaded', again: 'Try again', loading: 'Loading', connect: 'Connect with us',
    madeWith: 'Made with the public API of Broadsheet alone.', api: 'The API',
  },
  de: {
    skip: 'Zum Inhalt', sections: 'Ressorts', languages: 'Sprachen', home: 'Startseite', dark: 'Dunkle Ansicht',
    search: 'Suche', searchHint: 'Wonach suchen Sie?', suggestions: 'Vorschläge', latest: 'Neueste',
    mostRead: 'Meistgelesen', older: 'Ältere Artikel', newest: 'Neueste Artikel', more: 'Mehr', published: 'Veröffentlicht',
    updated: 'Aktualisiert', by: (name) => `Von ${name}`, share: 'Artikel teilen',
    copy: 'Link kopieren', copied: 'Der Link ist kopiert.', alsoLike: 'Das könnte Sie auch interessieren',
    corrections: 'Korrekturen', topics: 'Themen', source: 'Quelle', readIn: 'Lesen auf', photo: 'Foto',
    foreignImage: 'Bild auf einer anderen Seite', resultsFor: (text) => `Ergebnisse für „${text}“`,
    nothingFor: (text) => `Nichts gefunden für „${text}“.`, didYouMean: 'Meinten Sie', refine: 'Eingrenzen', all: 'Alle',
    none: 'Hier ist noch nichts.', missing: 'Diese Seite gibt es nicht',
    missingDetail: 'Sie ist umgezogen, oder in der Adresse steckt ein Fehler.', failed: 'Die Seite konnte nicht geladen werden',
    again: 'Noch einmal', loading: 'Wird geladen', connect: 'Folgen Sie uns',
    madeWith: 'Allein mit der öffentlichen API von Broadsheet gemacht.', api: 'Die API',
  },
  fr: {
    skip: 'Aller au contenu', sections: 'Rubriques', languages: 'Langues', home: 'À la une', dark: 'Mode sombre',
    search: 'Rechercher', searchHint: 'Que cherchez-vous ?', suggestions: 'Suggestions', latest: 'Dernières nouvelles',
    mostRead: 'Les plus lus', older: 'Articles précédents', newest: 'Articles récents', more: 'Plus', published: 'Publié',
    updated: 'Mis à jour', by: (name) => `Par ${name}`, share: 'Partager cet article',
    copy: 'Copier le lien', copied: 'Le lien est copié.', alsoLike: 'À lire aussi', corrections: 'Rectificatifs',
    topics: 'Thèmes', source: 'Source', readIn: 'Lire en', photo: 'Photo', foreignImage: 'Image sur un autre site',
    resultsFor: (text) => `Résultats pour « ${text} »`, nothingFor: (text) => `Aucun résultat pour « ${text} ».`,
    didYouMean: 'Vouliez-vous dire', refine: 'Affiner', all: 'Tout', none: 'Il n’y a encore rien ici.',
    missing: 'Cette page n’existe pas', missingDetail: 'Elle a changé de place, ou l’adresse contient une erreur.',
    failed: 'La page n’a pas pu être chargée', again: 'Réessayer', loading: 'Chargement', connect: 'Suivez-nous',
    madeWith: 'Fait avec la seule API publique de Broadsheet.', api: 'L’API',
  },
  ar: {
    skip: 'انتقل إلى المحتوى', sections: 'الأقسام', languages: 'اللغات', home: 'الصفحة الأولى', dark: 'الوضع الداكن',
    search: 'بحث', searchHint: 'عمّ تبحث؟', suggestions: 'اقتراحات', latest: 'آخر الأخبار', mostRead: 'الأكثر قراءة',
    older: 'مقالات أقدم', newest: 'أحدث المقالات', more: 'المزيد', published: 'نُشر', updated: 'حُدّث',
    by: (name) => `بقلم ${name}`, share: 'شارك هذا المقال', copy: 'انسخ الرابط',
    copied: 'نُسخ الرابط.', alsoLike: 'قد يعجبك أيضًا', corrections: 'تصحيحات', topics: 'مواضيع', source: 'المصدر',
    readIn: 'اقرأ بـ', photo: 'صورة', foreignImage: 'صورة في موقع آخر', resultsFor: (text) => `نتائج البحث عن «${text}»`,
    nothingFor: (text) => `لا نتائج عن «${text}».`, didYouMean: 'هل تقصد', refine: 'تصفية', all: 'الكل',
    none: 'لا شيء هنا بعد.', missing: 'لا توجد صفحة كهذه', missingDetail: 'ربما نُقلت، أو أن في العنوان خطأً.',
    failed: 'تعذّر تحميل الصفحة', again: 'حاول مرة أخرى', loading: 'جارٍ التحميل', connect: 'تابعنا',
    madeWith: 'صُنعت بواجهة Broadsheet العامة وحدها.', api: 'واجهة البرمجة',
  },
};

/** The language of the messages for a language: itself if it has messages, or else English. */
export function messagesLanguage(language) {
  const base = language.split('-')[0].toLowerCase();
  return base in MESSAGES ? base : 'en';
}

export function messages(language) {
  return MESSAGES[messagesLanguage(language)];
}
