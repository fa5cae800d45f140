package io.n3xus.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A database whose non-unique indexes exist, and whose aggregations start from an index when they begin with a match. */
final class IndexedDatabase extends H2Database {

    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // Before super(), which opens collections and indexes.
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var namespace = getFullCollectionNamespace(name);
        MVMap<Object, Document> documents = store.openMap(
                "databases." + namespace, new MVMap.Builder<Object, Document>().valueType(BsonType.INSTANCE));
        MVMap<String, Object> meta = store.openMap("meta." + namespace);
        return new IndexedCollection(this, name, options, documents, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> entries = store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new KeyType(new KeyOrder(keys))));
        return new RangeIndex(index, keys, entries, store.openMap("irregular_indexes"));
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var matched = command.equalsIgnoreCase("aggregate") ? matched(command, query, databases, oplog) : null;
        return matched == null ? super.handleCommand(channel, command, query, databases, oplog) : matched;
    }

    /** {@code [{$match: q}, ...]}, the form of countDocuments too: the match becomes a query, which an index can answer. */
    private @Nullable Document matched(String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var name = query.get(command) instanceof String text ? text : "";
        var pipeline = query.get("pipeline") instanceof List<?> ? Aggregation.parse(query.get("pipeline")) : null;
        if (pipeline == null
                || pipeline.isEmpty()
                || name.isEmpty()
                || !(pipeline.getFirst().get("$match") instanceof Document match)
                || match.containsKey("$expr")) {
            return null;
        }
        var collection = resolveCollection(name, false);
        var rest = pipeline.subList(1, pipeline.size());
        var aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
        if (collection == null || query.containsKey("let") || aggregation.isModifying()) {
            return null;
        }
        aggregation.validate(query);
        var documents = aggregation.runStages(collection.handleQueryAsStream(match));
        var cursor = new Document("id", 0L)
                .append("ns", getFullCollectionNamespace(name))
                .append("firstBatch", documents);
        return new Document("cursor", cursor).append("ok", 1.0);
    }
}
