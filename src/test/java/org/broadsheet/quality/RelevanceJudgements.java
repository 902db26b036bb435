package org.broadsheet.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody judged right, and how well an answer does by it. */
final class RelevanceJudgements {
    private static final int RANK_DEPTH = 10;
    private static final int WORST_SHOWN = 8;

    private final Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    private final Map<String, List<String>> results = new HashMap<>();

    void add(String question, String article, int grade) {
        grades.computeIfAbsent(question, each -> new LinkedHashMap<>()).put(article, grade);
    }

    Iterable<String> queries() {
        return grades.keySet();
    }

    void addResult(String question, List<String> articles) {
        results.put(question, articles);
    }

    /** The discounted gain of the first ten, as a share of the best there could be: the mean over all questions. */
    double ndcg() {
        return grades.keySet().stream().mapToDouble(this::ndcg).average().orElseThrow();
    }

    private double ndcg(String question) {
        Map<String, Integer> right = grades.get(question);
        List<Integer> got = results.get(question).stream()
                .map(article -> right.getOrDefault(article, 0))
                .toList();
        List<Integer> best =
                right.values().stream().sorted(Comparator.reverseOrder()).toList();
        return dcg(got) / dcg(best);
    }

    private static double dcg(List<Integer> grades) {
        double sum = 0;
        for (int place = 0; place < Math.min(RANK_DEPTH, grades.size()); place++) {
            sum += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2.0) / Math.log(2));
        }
        return sum;
    }

    /** How often the very first one is among the best there are. */
    double bestFirst() {
        return grades.keySet().stream().mapToDouble(this::bestFirst).average().orElseThrow();
    }

    private double bestFirst(String question) {
        List<String> got = results.get(question);
        Map<String, Integer> right = grades.get(question);
        int best = right.values().stream().mapToInt(each -> each).max().orElseThrow();
        return !got.isEmpty() && right.getOrDefault(got.get(0), 0) == best ? 1 : 0;
    }

    /** Of the articles graded 2, the share that stands in the first places, as many as there are of them. */
    double topGradePrecision() {
        return grades.entrySet().stream()
                .mapToDouble(question -> {
                    List<String> best = question.getValue().entrySet().stream()
                            .filter(each -> each.getValue() == 2)
                            .map(Map.Entry::getKey)
                            .toList();
                    return results.get(question.getKey()).stream()
                                    .limit(best.size())
                                    .filter(best::contains)
                                    .count()
                            / (double) best.size();
                })
                .average()
                .orElseThrow();
    }

    String worst() {
        return grades.keySet().stream()
                .sorted(Comparator.comparingDouble((String question) -> ndcg(question) + bestFirst(question)))
                .limit(WORST_SHOWN)
                .map(question ->
                        String.format("%n%.2f  %s%n      → %s", ndcg(question), question, results.get(question)))
                .collect(Collectors.joining());
    }
}
