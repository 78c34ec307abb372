using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>One offer of which a channel shows something else than it was told.</summary>
/// <param name="OfferSku">What the channel calls the offer.</param>
/// <param name="Cause">The explanation that fits; the mildest when several do.</param>
/// <param name="Told">What it was told last, in whole packs; null when it was told nothing.</param>
/// <param name="Shown">What it shows, in whole packs; null when it does not list the offer.</param>
/// <param name="Why">What a person should see; null when it is no mistake.</param>
public sealed record DriftFinding(Sku OfferSku, DriftCause Cause, long? Told, long? Shown, Refusal? Why)
{
    /// <summary>Which offer, what it was told and what it shows.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OfferSku} was told {Told?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} and shows {Shown?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}: {Cause}{(Why is null ? string.Empty : $"; {Why}")}");
}
