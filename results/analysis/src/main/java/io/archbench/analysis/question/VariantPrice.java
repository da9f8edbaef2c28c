package io.archbench.analysis.question;

import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.Price;

/**
 * What an hour of a variant's node costs.
 *
 * @param price as found, with its date and source
 * @param perHour the price with what the study puts on top
 * @param pricedAs whether the price is meant although the machine is another type
 */
public record VariantPrice(Price price, Money perHour, boolean pricedAs) {}
