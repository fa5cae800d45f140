package io.n3xus.billing.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/** Pages of A4 with text and tables, from top to bottom. */
final class Paper implements Closeable {

    private static final float MARGIN = 36;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float SMALL = 7.5f;
    private static final float ROW = 11;

    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final PDDocument document = new PDDocument();
    private @Nullable PDPageContentStream page;
    private float y;

    Paper(String title) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("N3XUS");
    }

    /**
     * A table's columns.
     *
     * @param shares of the width; below zero for numbers, which stand at the right
     */
    record Columns(List<String> names, List<Integer> shares) {

        Columns {
            names = List.copyOf(names);
            shares = List.copyOf(shares);
        }

        /** Names and shares in turn. */
        static Columns of(Object... namesAndShares) {
            var names = new ArrayList<String>();
            var shares = new ArrayList<Integer>();
            for (var at = 0; at < namesAndShares.length; at += 2) {
                names.add((String) namesAndShares[at]);
                shares.add((Integer) namesAndShares[at + 1]);
            }
            return new Columns(names, shares);
        }

        private float unit() {
            return WIDTH / Math.max(100, shares.stream().mapToInt(Math::abs).sum());
        }
    }

    void title(String text) throws IOException {
        write(text, bold, 18, 26);
    }

    void heading(String text) throws IOException {
        room(4 * ROW);
        y -= ROW;
        write(text, bold, 11, 16);
    }

    void text(String text) throws IOException {
        write(text, plain, 9, 13);
    }

    private void write(String text, PDFont font, float size, float height) throws IOException {
        room(height);
        y -= height;
        show(text, font, size, MARGIN);
    }

    /** On every page that it takes the names stand above. */
    void table(Columns columns, List<List<String>> rows) throws IOException {
        room(3 * ROW);
        y -= ROW / 2;
        row(columns, columns.names(), bold);
        for (var row : rows) {
            if (y - ROW < MARGIN) {
                newPage();
                row(columns, columns.names(), bold);
            }
            row(columns, row, plain);
        }
    }

    private void row(Columns columns, List<String> cells, PDFont font) throws IOException {
        y -= ROW;
        var x = MARGIN;
        for (var at = 0; at < cells.size(); at++) {
            var width = Math.abs(columns.shares().get(at)) * columns.unit();
            var text = fitted(cells.get(at), font, width - 4);
            var right = columns.shares().get(at) < 0;
            show(text, font, SMALL, right ? x + width - 2 - widthOf(text, font) : x);
            x += width;
        }
        var line = page();
        line.setLineWidth(font.equals(bold) ? 0.6f : 0.2f);
        line.moveTo(MARGIN, y - 3);
        line.lineTo(MARGIN + WIDTH, y - 3);
        line.stroke();
    }

    private static String fitted(String text, PDFont font, float width) throws IOException {
        var fitted = printable(text);
        if (widthOf(fitted, font) <= width) {
            return fitted;
        }
        while (!fitted.isEmpty() && widthOf(fitted + "...", font) > width) {
            fitted = fitted.substring(0, fitted.length() - 1);
        }
        return fitted + "...";
    }

    private static float widthOf(String text, PDFont font) throws IOException {
        return font.getStringWidth(text) / 1000 * SMALL;
    }

    /** The fonts that every reader has know no more than this. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private void show(String text, PDFont font, float size, float x) throws IOException {
        var here = page();
        here.beginText();
        here.setFont(font, size);
        here.newLineAtOffset(x, y);
        here.showText(printable(text));
        here.endText();
    }

    private void room(float height) throws IOException {
        if (page == null || y - height < MARGIN) {
            newPage();
        }
    }

    private PDPageContentStream page() {
        if (page == null) {
            throw new IllegalStateException("Nothing can be shown before there is a page.");
        }
        return page;
    }

    private void newPage() throws IOException {
        endPage();
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        show("Page " + document.getNumberOfPages(), plain, SMALL, MARGIN + WIDTH - 30);
        y -= ROW / 2;
    }

    private void endPage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    void writeTo(OutputStream out) throws IOException {
        endPage();
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
