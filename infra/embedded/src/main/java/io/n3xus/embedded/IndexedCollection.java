package io.n3xus.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Answers queries from the unique and range indexes where they fit, and hands out copies of documents only. */
final class IndexedCollection extends H2Collection {

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var conditions = Conditions.of(query);
        var unique = uniqueMatch(conditions);
        if (unique != null) {
            return matchDocumentsFromStream(documents(unique), query, orderBy, skip, limit, batchSize, projection);
        }
        var plan = IndexPlan.best(rangeIndexes(), conditions, orderBy);
        if (plan == null) {
            return super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
        }
        var order = plan.sorted() ? null : orderBy;
        return matchDocumentsFromStream(documents(plan.positions()), query, order, skip, limit, batchSize, projection);
    }

    private Stream<Document> documents(Stream<Object> positions) {
        return positions.map(this::getDocument).filter(Objects::nonNull);
    }

    private List<RangeIndex> rangeIndexes() {
        return getIndexes().stream()
                .filter(RangeIndex.class::isInstance)
                .map(RangeIndex.class::cast)
                .toList();
    }

    /** The server itself uses a unique index only when the query names its fields and nothing else. */
    private @Nullable Stream<Object> uniqueMatch(Conditions conditions) {
        for (var index : getIndexes()) {
            var lookup = index.isUnique() ? lookup(index, conditions) : null;
            if (lookup != null && index.canHandle(lookup)) {
                return StreamSupport.stream(index.getPositions(lookup).spliterator(), false);
            }
        }
        return null;
    }

    private static @Nullable Document lookup(Index<Object> index, Conditions conditions) {
        var lookup = new Document();
        for (IndexKey key : index.getKeys()) {
            var value = conditions.equalTo(key.getKey());
            if (value == null) {
                return null;
            }
            lookup.put(key.getKey(), value);
        }
        return lookup;
    }

    /** An update changes the documents it was given: without copies a reader could see half of it. */
    @Override
    protected QueryResult createQueryResult(List<Document> documents, int batchSize) {
        var copies = new ArrayList<Document>(documents.size());
        documents.forEach(document -> copies.add(document.cloneDeeply()));
        return super.createQueryResult(copies, batchSize);
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }
}
