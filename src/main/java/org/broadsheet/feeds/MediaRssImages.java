package org.broadsheet.feeds;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.Credit;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.Module;
import java.net.URI;
import org.broadsheet.articles.ArticleCard.ImageView;

/** Writes the image of an article in Media RSS. */
final class MediaRssImages {
    private MediaRssImages() {}

    static Module of(Feed.Entry entry) {
        ImageView image = entry.article().image();
        MediaContent content = new MediaContent(new UrlReference(URI.create(entry.image())));
        content.setMedium("image");
        content.setType(entry.imageType().orElse(null));
        content.setWidth(image.width());
        content.setHeight(image.height());
        content.setMetadata(metadata(image));
        MediaEntryModuleImpl module = new MediaEntryModuleImpl();
        module.setMediaContents(new MediaContent[] {content});
        return module;
    }

    private static Metadata metadata(ImageView image) {
        Metadata metadata = new Metadata();
        metadata.setDescription(FeedXml.text(image.alt()));
        if (image.credit() != null) {
            metadata.setCredits(new Credit[] {new Credit(null, null, FeedXml.text(image.credit()))});
        }
        return metadata;
    }
}
