package io.n3xus.billing.automation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** Documents that are changed by whoever saw their last revision, so that of two replicas one has to look again. */
final class Revisions {

    private Revisions() {}

    /** Stores a document; false when the one there is not of the revision just before. The first revision is 1. */
    static <T> boolean save(MongoCollection<T> documents, String id, long revision, T document) {
        if (revision > 1) {
            var before = new Document("_id", id).append("revision", revision - 1);
            return documents.replaceOne(before, document).getMatchedCount() == 1;
        }
        try {
            documents.insertOne(document);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }
}
