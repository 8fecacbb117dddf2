package dev.cinch.target.fill;

import dev.cinch.target.fill.Stripe.Candidates;

/**
 * How the next slices are cut.
 *
 * @param pages how large they are
 * @param stripes transactions that their rows are spread over
 * @param candidates which rows stripes compare; the sweep compares all
 */
record Cut(int pages, int stripes, Candidates candidates) {}
