package org.broadsheet.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody judged right, and how well an answer does by it. */
final class Judgements {
    private static final int DEPTH = 10;
    private static final int WORST_NAMED = 8;

    private final Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    private final Map<String, List<String>> answers = new HashMap<>();

    void add(String question, String article, int grade) {
        grades.computeIfAbsent(question, each -> new LinkedHashMap<>()).put(article, grade);
    }

    Iterable<String> questions() {
        return grades.keySet();
    }

    void answered(String question, List<String> articles) {
        answers.put(question, articles);
    }

    /** The discounted gain of the first ten, as a share of the best there could be: the mean over all questions. */
    double gain() {
        return grades.keySet().stream().mapToDouble(this::gain).average().orElseThrow();
    }

    private double gain(String question) {
        Map<String, Integer> right = grades.get(question);
        List<Integer> got = answers.get(question).stream()
                .map(article -> right.getOrDefault(article, 0))
                .toList();
        List<Integer> best =
                right.values().stream().sorted(Comparator.reverseOrder()).toList();
        return discounted(got) / discounted(best);
    }

    private static double discounted(List<Integer> grades) {
        double sum = 0;
        for (int place = 0; place < Math.min(DEPTH, grades.size()); place++) {
            sum += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2.0) / Math.log(2));
        }
        return sum;
    }

    /** How often the very first one is among the best there are. */
    double firstRight() {
        return grades.keySet().stream().mapToDouble(this::firstRight).average().orElseThrow();
    }

    private double firstRight(String question) {
        List<String> got = answers.get(question);
        Map<String, Integer> right = grades.get(question);
        int best = right.values().stream().mapToInt(each -> each).max().orElseThrow();
        return !got.isEmpty() && right.getOrDefault(got.get(0), 0) == best ? 1 : 0;
    }

    /** Of the articles graded 2, the share that stands in the first places, as many as there are of them. */
    double bestFound() {
        return grades.entrySet().stream()
                .mapToDouble(question -> {
                    List<String> best = question.getValue().entrySet().stream()
                            .filter(each -> each.getValue() == 2)
                            .map(Map.Entry::getKey)
                            .toList();
                    return answers.get(question.getKey()).stream()
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
                .sorted(Comparator.comparingDouble((String question) -> gain(question) + firstRight(question)))
                .limit(WORST_NAMED)
                .map(question ->
                        String.format("%n%.2f  %s%n      → %s", gain(question), question, answers.get(question)))
                .collect(Collectors.joining());
    }
}
