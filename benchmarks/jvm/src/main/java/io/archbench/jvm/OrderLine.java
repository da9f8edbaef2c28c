package io.archbench.jvm;

/**
 * One line of an order.
 *
 * @param article a number of six digits after a word
 * @param quantity from 1
 * @param cents the price of one
 */
public record OrderLine(String article, int quantity, long cents) {}
