using System.Collections.Frozen;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Tables;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>
/// Finds a marketplace's own carrier code for what a warehouse writes. Case, spaces and punctuation of the warehouse's text do not matter;
/// nothing else is forgiven: no part of a text matches and nothing is guessed. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// The most specific row wins: warehouse and service, then warehouse, then service, then the row for any.
/// </remarks>
public sealed class CarrierMap
{
    private const string TableName = "carriers";

    private readonly FrozenDictionary<string, Lane> _lanes;
    private readonly FrozenDictionary<(ConnectionName, string?), CarrierPolicy> _policies;
    private readonly CarrierNames _names;

    private CarrierMap(CarrierTable table)
    {
        Version = table.Version;
        _lanes = table.Rows
            .GroupBy(static r => r.Marketplace.Value)
            .ToFrozenDictionary(static g => g.Key, static g => new Lane([.. g]), StringComparer.Ordinal);
        _policies = table.Policies.ToFrozenDictionary(static p => (p.Marketplace, p.ShippingService));
        _names = new CarrierNames(table.Aliases);
        Marketplaces = ConnectionName.Each(table.Rows.Select(static r => r.Marketplace).Concat(table.Policies.Select(static p => p.Marketplace)));
        Warehouses = ConnectionName.Each(table.Rows.Select(static r => r.Warehouse).OfType<ConnectionName>());
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Connections whose codes rows or policies are about, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Connections whose texts rows are about, each once; never null.</summary>
    public IReadOnlyList<ConnectionName> Warehouses { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it. Two spellings of one text may name one code.</summary>
    public static Validated<CarrierMap, RowError> Compile(CarrierTable table)
    {
        var check = new TableCheck();
        CarrierTableRules.Check(table, check);
        return check.Finish(() => new CarrierMap(table));
    }

    /// <summary>The approved carrier for what the warehouse wrote. Does not allocate when there is one, unless row and marketplace differ about tracking.</summary>
    /// <param name="warehouse">Connection that wrote the text.</param>
    /// <param name="carrierText">Carrier as the warehouse wrote it; empty when it wrote none.</param>
    /// <param name="serviceText">Carrier service as the warehouse wrote it; null when it wrote none.</param>
    /// <param name="approved">The approved carriers of the marketplace whose code is wanted.</param>
    /// <returns>
    /// The carrier, with the row's own rule on tracking; <see cref="ReasonCatalogue.CarrierUnmapped"/> when no row fits; or
    /// <see cref="ReasonCatalogue.CarrierNotApproved"/> when a row fits but the marketplace does not list its code in exactly that spelling.
    /// </returns>
    public Outcome<MarketplaceCarrier> Find(ConnectionName warehouse, string carrierText, string? serviceText, ApprovedCarriers approved)
    {
        ArgumentNullException.ThrowIfNull(carrierText);
        ArgumentNullException.ThrowIfNull(approved);
        return RowOf(approved.Marketplace, warehouse, carrierText, serviceText) is not { } row ? Unmapped(warehouse, carrierText, serviceText, approved)
            : approved.Find(row.Code) is { } carrier ? With(row.Tracking, carrier)
            : NotApproved(carrierText, row.Code, approved);
    }

    /// <summary>Who carries a shipment, in the words the marketplace is to be told, when everything that it asks of carriers is met.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <param name="warehouse">Connection that sent it.</param>
    /// <param name="approved">The approved carriers of the marketplace that is to be told.</param>
    /// <param name="shippingService">The marketplace's code of the shipping service that the shopper chose; null when not given.</param>
    /// <param name="takesUnregistered">Whether the marketplace takes carriers that it has not registered. If not, <see cref="UnmappedCarrier.UnregisteredFallback"/> holds as well.</param>
    /// <returns>
    /// The carrier, registered or, when no row fits and the policy says so, unregistered; or a refusal: those of <see cref="Find"/>, and
    /// <see cref="ReasonCatalogue.TrackingMissing"/> when a number is required by row, policy or list and there is none. Text that cannot be a number of a carrier is none.
    /// </returns>
    public Outcome<ShipmentCarrier> Assign(
        DispatchedShipment shipment, ConnectionName warehouse, ApprovedCarriers approved, string? shippingService = null, bool takesUnregistered = false)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        ArgumentNullException.ThrowIfNull(approved);
        var policy = PolicyOf(approved.Marketplace, shippingService);
        var row = RowOf(approved.Marketplace, warehouse, shipment.CarrierText, shipment.ServiceText);
        if (row is null)
        {
            return policy.Unmapped == UnmappedCarrier.UnregisteredFallback
                ? Unregistered(shipment, warehouse, approved, policy, takesUnregistered)
                : Unmapped(warehouse, shipment.CarrierText, shipment.ServiceText, approved);
        }

        if (approved.Find(row.Code) is not { } listed)
            return NotApproved(shipment.CarrierText, row.Code, approved);
        var rule = row.Tracking > policy.Tracking ? row.Tracking : policy.Tracking;
        var numbers = NumbersOf(shipment);
        return numbers.Count == 0 && With(rule, listed).NeedsTrackingNumber
            ? TrackingMissing(shipment, approved)
            : Told(listed.Code, listed.Label, numbers, PublicLink(shipment));
    }

    /// <summary>What a person should look at about a shipment's carrier and tracking numbers. All of it warns; nothing is changed and no dispatch need wait for it.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <returns>
    /// <see cref="ReasonCatalogue.CarrierClash"/> when the link or the strong shape of a number is another carrier's than the one named,
    /// <see cref="ReasonCatalogue.TrackingDoubtful"/> for each number that is mistyped or damaged, and <see cref="ReasonCatalogue.TrackingNotTold"/> that lists the numbers
    /// after the first, of which a marketplace that takes one is not told; empty when all is well.
    /// </returns>
    public IReadOnlyList<Refusal> Doubts(DispatchedShipment shipment)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        return [.. TrackingDoubts.Of(_names.Find(shipment.CarrierText), shipment)];
    }

    private static MarketplaceCarrier With(TrackingRule rule, MarketplaceCarrier carrier)
    {
        var isNeeded = rule == TrackingRule.AsListed ? carrier.NeedsTrackingNumber : rule == TrackingRule.Required;
        return isNeeded == carrier.NeedsTrackingNumber ? carrier : carrier with { NeedsTrackingNumber = isNeeded };
    }

    private static ShipmentCarrier Told(CarrierCode? code, string name, IReadOnlyList<TrackingNumber> numbers, string? link)
    {
        var told = new ShipmentCarrier(code, name, numbers.Count == 0 ? null : numbers[0], link);
        return numbers.Count > 1 ? told with { OtherNumbers = [.. numbers.Skip(1)] } : told;
    }


    private static string? PublicLink(DispatchedShipment shipment) => TrackingLinks.IsPublic(shipment.TrackingUrl) ? shipment.TrackingUrl : null;

    private IReadOnlyList<TrackingNumber> NumbersOf(DispatchedShipment shipment) =>
        shipment.TrackingNumbers.Count == 0 ? [] : TrackingNumbers.Usable(shipment.TrackingNumbers, TrackingDoubts.IsDpd(_names.Find(shipment.CarrierText)));

    private CarrierRow? RowOf(ConnectionName marketplace, ConnectionName warehouse, string carrierText, string? serviceText) =>
        _lanes.TryGetValue(marketplace.Value, out var lane) ? lane.Find(warehouse, carrierText, serviceText) : null;

    private CarrierPolicy PolicyOf(ConnectionName marketplace, string? shippingService) =>
        shippingService is not null && _policies.TryGetValue((marketplace, shippingService), out var policy) ? policy
        : _policies.TryGetValue((marketplace, null), out policy) ? policy
        : new CarrierPolicy(marketplace, null);

    private Outcome<ShipmentCarrier> Unregistered(
        DispatchedShipment shipment, ConnectionName warehouse, ApprovedCarriers approved, CarrierPolicy policy, bool takesUnregistered)
    {
        var name = shipment.CarrierText.Trim();
        if (!takesUnregistered || CarrierText.Fold(name).Length == 0)
            return Unmapped(warehouse, shipment.CarrierText, shipment.ServiceText, approved, takesUnregistered ? "the warehouse names no carrier" : "the marketplace takes registered carriers only");
        var numbers = NumbersOf(shipment);
        if (policy.Tracking == TrackingRule.Required && numbers.Count == 0)
            return TrackingMissing(shipment, approved);

        var link = PublicLink(shipment);
        if (link is null && numbers.Count > 0 && _names.Find(name) is { } carrier)
            link = TrackingLinks.For(carrier, numbers[0].Value);
        return link is null
            ? Unmapped(warehouse, shipment.CarrierText, shipment.ServiceText, approved, "there is no tracking link to tell besides the name")
            : Told(null, name, numbers, link);
    }

    private Refusal Unmapped(ConnectionName warehouse, string carrierText, string? serviceText, ApprovedCarriers approved, string? noFallback = null)
    {
        var mapped = _lanes.GetValueOrDefault(approved.Marketplace.Value)?.TextsFor(warehouse) ?? [];
        return new Refusal
        {
            Reason = ReasonCatalogue.CarrierUnmapped,
            Message = $"'{carrierText}' of {warehouse} has no carrier code of {approved.Marketplace}.",
            Remedy = "Add the text with one of the marketplace's approved codes.",
            Facts =
            [
                new Fact("marketplace", approved.Marketplace.Value), new Fact("warehouse", warehouse.Value),
                new Fact("carrier text", carrierText), new Fact("service text", serviceText ?? "none"),
                .. CarrierText.Nearest(carrierText, mapped).Select(static t => new Fact("nearest mapped text", t)),
                .. NearestApproved(carrierText, approved),
                new Fact("approved list", approved.Version),
                .. noFallback is null ? [] : (Fact[])[new Fact("no fallback", noFallback)],
            ],
            Table = TableName,
            TableVersion = Version,
        };
    }

    private Refusal NotApproved(string carrierText, CarrierCode code, ApprovedCarriers approved) => new()
    {
        Reason = ReasonCatalogue.CarrierNotApproved,
        Message = $"Carrier code '{code}' is not on the approved list of {approved.Marketplace}.",
        Remedy = "Correct the code in the carrier table, or ask the marketplace to approve it.",
        Facts =
        [
            new Fact("marketplace", approved.Marketplace.Value), new Fact("carrier text", carrierText), new Fact("mapped code", code.Value),
            .. NearestApproved(code.Value, approved),
            new Fact("approved list", approved.Version),
        ],
        Table = TableName,
        TableVersion = Version,
    };

    private Refusal TrackingMissing(DispatchedShipment shipment, ApprovedCarriers approved) => new()
    {
        Reason = ReasonCatalogue.TrackingMissing,
        Message = $"Shipment '{shipment.ShipmentId}' has no tracking number, and {approved.Marketplace} needs one for its carrier or service.",
        Remedy = "Have the warehouse add the number; the dispatch is confirmed by itself then.",
        Facts =
        [
            new Fact("shipment", shipment.ShipmentId), new Fact("marketplace", approved.Marketplace.Value),
            new Fact("carrier text", shipment.CarrierText), new Fact("service text", shipment.ServiceText ?? "none"),
            .. shipment.TrackingNumbers.Select(static n => new Fact("no tracking number", n.Value)),
        ],
        Table = TableName,
        TableVersion = Version,
    };

    /// <summary>Codes of the carrier that the text names come first, then those that merely look like it.</summary>
    private IEnumerable<Fact> NearestApproved(string text, ApprovedCarriers approved)
    {
        var named = _names.Find(text);
        var same = approved.Carriers.Where(c => named is not null && (_names.Find(c.Label) == named || _names.Find(c.Code.Value) == named)).Select(static c => c.Code.Value);
        var likeCode = CarrierText.Nearest(text, approved.Carriers.Select(static c => c.Code.Value));
        var likeLabel = CarrierText.Nearest(text, approved.Carriers.Select(static c => c.Label));
        return same
            .Concat(likeCode)
            .Concat(likeLabel.SelectMany(label => approved.Carriers.Where(c => c.Label == label).Select(static c => c.Code.Value)))
            .Distinct(StringComparer.Ordinal)
            .Take(3)
            .Select(static c => new Fact("nearest approved code", c));
    }

    /// <summary>One marketplace's rows, with every warehouse's own laid over those for any.</summary>
    private sealed class Lane
    {
        private readonly FrozenDictionary<string, SpelledTexts<CarrierText, Services>> _byWarehouse;
        private readonly SpelledTexts<CarrierText, Services> _any;
        private readonly CarrierRow[] _rows;

        internal Lane(CarrierRow[] rows)
        {
            _rows = rows;
            _any = Compile(null);
            _byWarehouse = rows
                .Select(static r => r.Warehouse)
                .OfType<ConnectionName>()
                .Distinct()
                .ToFrozenDictionary(static w => w.Value, w => Compile(w), StringComparer.Ordinal);
        }

        internal IEnumerable<string> TextsFor(ConnectionName warehouse) => RowsFor(warehouse).Select(static r => r.Text);

        internal CarrierRow? Find(ConnectionName warehouse, string carrierText, string? serviceText)
        {
            var texts = _byWarehouse.TryGetValue(warehouse.Value, out var own) ? own : _any;
            return texts.TryFind(carrierText, out var services) ? services.Find(serviceText) : null;
        }

        private SpelledTexts<CarrierText, Services> Compile(ConnectionName? warehouse) =>
            new(RowsFor(warehouse).GroupBy(static r => CarrierText.Fold(r.Text), StringComparer.Ordinal).Select(static g => (g.First().Text, new Services([.. g]))));

        private IEnumerable<CarrierRow> RowsFor(ConnectionName? warehouse) => _rows.Where(r => r.Warehouse is null || r.Warehouse == warehouse);
    }

    /// <summary>The rows of one text for one warehouse, by service.</summary>
    private sealed class Services
    {
        private readonly CarrierRow? _any;
        private readonly SpelledTexts<CarrierText, CarrierRow>? _byService;

        internal Services(CarrierRow[] rows)
        {
            var own = Array.Find(rows, static r => r.Warehouse is not null && r.Service is null);
            _any = own ?? Array.Find(rows, static r => r.Service is null);

            // A warehouse's row for any service goes before the rows that name a service for any warehouse.
            var named = rows.Where(r => r.Service is not null && (r.Warehouse is not null || own is null)).OrderBy(static r => r.Warehouse is null).ToList();
            if (named.Count > 0)
                _byService = new SpelledTexts<CarrierText, CarrierRow>(named.Select(static r => (r.Service!, r)));
        }

        internal CarrierRow? Find(string? service) => service is { Length: > 0 } && _byService is not null && _byService.TryFind(service, out var row) ? row : _any;
    }
}
