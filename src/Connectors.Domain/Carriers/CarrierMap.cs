using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>
/// Finds a marketplace's own carrier code for what a warehouse writes. Case, spaces and punctuation of the warehouse's text do not matter;
/// nothing else is forgiven: no part of a text matches and nothing is guessed. Immutable and thread-safe; successful answers do not allocate.
/// </summary>
/// <remarks>
/// The most specific row wins: warehouse and service, then warehouse, then service, then the row for any.
/// </remarks>
public sealed class CarrierMap
{
    private const string TableName = "carriers";

    private readonly FrozenDictionary<string, Lane> _lanes;

    private CarrierMap(CarrierTable table)
    {
        Version = table.Version;
        _lanes = table.Rows
            .GroupBy(static r => r.Marketplace.Value)
            .ToFrozenDictionary(static g => g.Key, static g => new Lane([.. g]), StringComparer.Ordinal);
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or returns all its mistakes. Two spellings of one text may name one code.</summary>
    public static Compilation<CarrierMap> Compile(CarrierTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<(ConnectionName, ConnectionName?, string), (int Row, CarrierCode Code)>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(CarrierRow.Marketplace), row.Marketplace.Value);
            if (row.Warehouse is { } warehouse)
                check.Text(number, nameof(CarrierRow.Warehouse), warehouse.Value);
            check.Text(number, nameof(CarrierRow.Code), row.Code.Value);
            if (!check.Text(number, nameof(CarrierRow.Text), row.Text) | !check.OptionalText(number, nameof(CarrierRow.Service), row.Service))
                continue;
            if (CarrierText.Fold(row.Text).Length == 0)
                check.Add(number, nameof(CarrierRow.Text), row.Text, "a letter or a digit");
            if (row.Service is { } service && CarrierText.Fold(service).Length == 0)
                check.Add(number, nameof(CarrierRow.Service), service, "a letter or a digit");

            var key = (row.Marketplace, row.Warehouse, Key(row));
            if (!seen.TryAdd(key, (number, row.Code)) && seen[key].Code != row.Code)
            {
                check.Add(
                    number,
                    nameof(CarrierRow.Code),
                    row.Code.Value,
                    string.Create(CultureInfo.InvariantCulture, $"one code for one text; row {seen[key].Row} says '{seen[key].Code}'"));
            }
        }

        return check.Finish(() => new CarrierMap(table));
    }

    /// <summary>The approved carrier for what the warehouse wrote.</summary>
    /// <param name="marketplace">Connection whose code is wanted.</param>
    /// <param name="warehouse">Connection that wrote the text.</param>
    /// <param name="carrierText">Carrier as the warehouse wrote it; empty when it wrote none.</param>
    /// <param name="serviceText">Carrier service as the warehouse wrote it; null when it wrote none.</param>
    /// <param name="approved">The marketplace's approved carriers.</param>
    /// <returns>
    /// The carrier; <see cref="ReasonCatalogue.CarrierUnmapped"/> when no row fits; or <see cref="ReasonCatalogue.CarrierNotApproved"/>
    /// when a row fits but the marketplace does not list its code in exactly that spelling.
    /// </returns>
    /// <exception cref="ArgumentException">The approved carriers are another marketplace's.</exception>
    public Outcome<MarketplaceCarrier> Find(
        ConnectionName marketplace, ConnectionName warehouse, string carrierText, string? serviceText, ApprovedCarriers approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (approved.Marketplace != marketplace)
            throw new ArgumentException($"The approved carriers are those of '{approved.Marketplace}', not of '{marketplace}'.", nameof(approved));

        return _lanes.TryGetValue(marketplace.Value, out var lane) && lane.TryFind(warehouse, carrierText, serviceText, out var code)
            ? approved.Find(code) ?? (Outcome<MarketplaceCarrier>)NotApproved(carrierText, code, approved)
            : Unmapped(lane, warehouse, carrierText, serviceText, approved);
    }

    private static string Key(CarrierRow row) => row.Service is null
        ? CarrierText.Fold(row.Text)
        : CarrierText.Fold(row.Text) + CarrierText.Separator + CarrierText.Fold(row.Service);

    private Refusal Unmapped(Lane? lane, ConnectionName warehouse, string carrierText, string? serviceText, ApprovedCarriers approved)
    {
        var mapped = lane?.TextsFor(warehouse) ?? [];
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

    private static IEnumerable<Fact> NearestApproved(string text, ApprovedCarriers approved)
    {
        var likeCode = CarrierText.Nearest(text, approved.Carriers.Select(static c => c.Code.Value));
        var likeLabel = CarrierText.Nearest(text, approved.Carriers.Select(static c => c.Label));
        return likeCode
            .Concat(likeLabel.SelectMany(label => approved.Carriers.Where(c => c.Label == label).Select(static c => c.Code.Value)))
            .Distinct(StringComparer.Ordinal)
            .Take(3)
            .Select(static c => new Fact("nearest approved code", c));
    }

    /// <summary>One marketplace's rows.</summary>
    private sealed class Lane
    {
        private const int SmallBuffer = 64;

        private readonly FrozenDictionary<string, Texts> _byWarehouse;
        private readonly Texts _any;
        private readonly CarrierRow[] _rows;

        internal Lane(CarrierRow[] rows)
        {
            _rows = rows;
            _any = Compile(rows.Where(static r => r.Warehouse is null));
            _byWarehouse = rows
                .Where(static r => r.Warehouse is not null)
                .GroupBy(static r => r.Warehouse!.Value.Value)
                .ToFrozenDictionary(static g => g.Key, static g => Compile(g), StringComparer.Ordinal);
        }

        internal IEnumerable<string> TextsFor(ConnectionName warehouse) =>
            _rows.Where(r => r.Warehouse is null || r.Warehouse == warehouse).Select(static r => r.Text);

        internal bool TryFind(ConnectionName warehouse, string carrierText, string? serviceText, out CarrierCode code)
        {
            code = default;
            serviceText ??= string.Empty;
            if (carrierText.Length > CarrierText.MaxLength || serviceText.Length > CarrierText.MaxLength)
                return false;

            // Clearing a large buffer would cost more than the look-up.
            var length = carrierText.Length + 1 + serviceText.Length;
            Span<char> buffer = length <= SmallBuffer ? stackalloc char[SmallBuffer] : stackalloc char[(2 * CarrierText.MaxLength) + 1];
            var textLength = CarrierText.Fold(carrierText, buffer);
            if (textLength == 0)
                return false;
            buffer[textLength] = CarrierText.Separator;
            var serviceLength = CarrierText.Fold(serviceText, buffer[(textLength + 1)..]);
            var text = buffer[..textLength];
            var textAndService = serviceLength == 0 ? default : buffer[..(textLength + 1 + serviceLength)];

            return (_byWarehouse.TryGetValue(warehouse.Value, out var own) && own.TryFind(text, textAndService, out code))
                || _any.TryFind(text, textAndService, out code);
        }

        private static Texts Compile(IEnumerable<CarrierRow> rows) =>
            new(rows.DistinctBy(Key).ToFrozenDictionary(Key, static r => r.Code, StringComparer.Ordinal));
    }

    private readonly struct Texts(FrozenDictionary<string, CarrierCode> codes)
    {
        private readonly FrozenDictionary<string, CarrierCode>.AlternateLookup<ReadOnlySpan<char>> _codes =
            codes.GetAlternateLookup<ReadOnlySpan<char>>();

        internal bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> textAndService, out CarrierCode code) =>
            (!textAndService.IsEmpty && _codes.TryGetValue(textAndService, out code)) || _codes.TryGetValue(text, out code);
    }
}
