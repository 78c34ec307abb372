using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl;

/// <summary>
/// Promotions of the seller, on platforms whose PC01 <c>features.promotion.seller_promotion</c> is on. Immutable and thread-safe.
/// Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
public class MiraklPromotions : MiraklOperationGroup
{
    internal MiraklPromotions(MiraklTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected MiraklPromotions()
        : base(null)
    {
    }

    /// <summary>Lists promotions, oldest first. PR01 <c>GET /api/promotions</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="filter">Which; null for the running ones.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <returns>Pages of at most 100, by offset: a continuation token is the number of promotions already read.</returns>
    public virtual AsyncPageable<Promotion> GetPromotionsAsync(PromotionFilter? filter = null, CancellationToken cancellationToken = default) =>
        Transport.ByOffset(
            () => Filtered(filter ?? new PromotionFilter()), MiraklJsonContext.Default.PromotionPage, Lists.Promotions, static p => (p.Promotions, p.TotalCount), static p => p.InternalId, 100, cancellationToken);

    /// <summary>
    /// Creates a promotion; some platforms want the operator to approve it. PR03 <c>POST /api/promotions</c>.
    /// <see cref="RetrySafety.Create"/>: after an unknown outcome <see cref="FindPromotionAsync"/> tells whether it was made.
    /// </summary>
    /// <param name="promotion">The promotion.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused, for example an id that exists; or the call failed.</exception>
    public virtual Task CreatePromotionAsync(NewPromotion promotion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(promotion);
        return Transport.SendAsync(
            Transport.Call(MiraklOperations.CreatePromotion).Json(PromotionBody.Of(promotion), MiraklJsonContext.Default.PromotionBody), cancellationToken);
    }

    /// <summary>Whether a promotion of that id exists (PR03): the id is the seller's own, so it decides alone. PR01 <c>GET /api/promotions</c>; <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="internalId">The seller's own id of the promotion.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<LookupResult<Promotion>> FindPromotionAsync(string internalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(internalId);
        await foreach (var promotion in GetPromotionsAsync(new PromotionFilter { Ids = [internalId] }, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(promotion.InternalId, internalId, StringComparison.Ordinal))
                return new LookupResult<Promotion>.Found(promotion);
        }

        return new LookupResult<Promotion>.Absent();
    }

    /// <summary>Replaces the changeable values of a promotion. PR04 <c>PUT /api/promotions/{promotion_internal_id}</c>; <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="internalId">The seller's own id of the promotion.</param>
    /// <param name="update">All its new values: empty lists clear.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">Refused; or the call failed.</exception>
    public virtual Task UpdatePromotionAsync(string internalId, PromotionUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return Transport.SendAsync(
            Transport.Call(MiraklOperations.UpdatePromotion)
                .Path("promotion_internal_id", internalId)
                .Json(PromotionBody.Of(update), MiraklJsonContext.Default.PromotionBody),
            cancellationToken);
    }

    private ConnectorRequest Filtered(PromotionFilter filter) => Transport.Call(MiraklOperations.GetPromotions)
        .QueryJoined("ids", filter.Ids)
        .QueryJoined("types", filter.Types.Select(static t => t.Value))
        .QueryJoined("states", filter.States.Select(static s => s.Value))
        .Query("ending_after", filter.EndingAfter)
        .Query("starting_before", filter.StartingBefore)
        .Query("date_created_from", filter.CreatedFrom)
        .Query("date_created_to", filter.CreatedTo)
        .Query("last_request_date", filter.UpdatedFrom)
        .QueryJoined("trigger_offer_ids", Ids(filter.TriggerOfferIds))
        .QueryJoined("reward_offer_ids", Ids(filter.RewardOfferIds))
        .QueryJoined("channel_codes", filter.ChannelCodes)
        .Query("locale", filter.Locale)
        .Query("sort", "dateCreated")
        .Query("order", "asc");

    private static IEnumerable<string> Ids(IReadOnlyList<long> ids) => ids.Select(static id => id.ToString(CultureInfo.InvariantCulture));
}
