using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Stock;

/// <summary>What publishing stock can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(HandedIn), "handed-in")]
[JsonDerivedType(typeof(ImportSeen), "import-seen")]
[JsonDerivedType(typeof(LateImportSeen), "late-import-seen")]
[JsonDerivedType(typeof(ListingsCompared), "listings-compared")]
[JsonDerivedType(typeof(LookWanted), "look-wanted")]
internal abstract record StockInput
{
    private StockInput()
    {
    }

    /// <summary>The ERP was read, and compared with what the marketplace was told.</summary>
    /// <param name="ReadAt">When reading began, UTC.</param>
    /// <param name="TablesVersion">The tables it went by.</param>
    /// <param name="Rows">What is to be told next, decreases first; at most one import of it.</param>
    /// <param name="Decreases">How many of them tell less than before.</param>
    /// <param name="Left">How many more are to be told.</param>
    /// <param name="Doubtful">Imports in doubt of which rows were found.</param>
    /// <param name="Findings">What a person must see of SKUs and offers.</param>
    /// <param name="Refused">What a person must see of rows that were refused.</param>
    public sealed record Looked(
        DateTimeOffset ReadAt, string TablesVersion, IReadOnlyList<HandedRow> Rows, int Decreases, int Left, IReadOnlyList<int> Doubtful, LookFindings Findings, LookFindings Refused) : StockInput
    {
        /// <summary>How many calls it cost the ERP.</summary>
        public int ErpCalls { get; init; }

        /// <summary>Base units that were sold since the last look at everything.</summary>
        public decimal Sold { get; init; }

        /// <summary>Where the next look at what moved goes on; null when everything was looked at.</summary>
        public string? Position { get; init; }
    }

    /// <summary>An import was handed in.</summary>
    /// <param name="Batch">Our own number of it.</param>
    /// <param name="ImportId">The marketplace's id; null when every row was withheld, or a store took them at once.</param>
    /// <param name="Withheld">Rows that were not sent, or that a store did not take.</param>
    public sealed record HandedIn(int Batch, string? ImportId, IReadOnlyList<RefusedRow> Withheld) : StockInput
    {
        /// <summary>Whether an earlier attempt may have been taken too, as an import of its own that nobody asks for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool MayBeTwice { get; init; }

        /// <summary>Whether all other rows are shown already: there is no import to wait for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsDone { get; init; }
    }

    /// <summary>An import was asked for.</summary>
    /// <param name="ImportId">The marketplace's id.</param>
    /// <param name="Progress">How far it is; null when the marketplace does not know it any more.</param>
    /// <param name="Refused">Rows that were refused.</param>
    /// <param name="IsUnclear">Whether rows were refused of which nobody knows which.</param>
    public sealed record ImportSeen(string ImportId, ImportProgress? Progress, IReadOnlyList<RefusedRow> Refused, bool IsUnclear) : StockInput;

    /// <summary>An import that was given up was asked for.</summary>
    /// <param name="ImportId">The marketplace's id.</param>
    /// <param name="IsOver">Whether it cannot change anything any more.</param>
    public sealed record LateImportSeen(string ImportId, bool IsOver) : StockInput;

    /// <summary>The listings were compared with what was told.</summary>
    /// <param name="At">When reading began, UTC.</param>
    /// <param name="ToTellAgain">Offers that show something else: what they show is not known any more, so that they are told again.</param>
    /// <param name="More">How many more there are of these.</param>
    /// <param name="Findings">What a person must see.</param>
    public sealed record ListingsCompared(DateTimeOffset At, IReadOnlyList<ToldOffer> ToTellAgain, int More, LookFindings Findings) : StockInput;

    /// <summary>A person wants the ERP to be looked at and the listings to be compared now.</summary>
    public sealed record LookWanted : StockInput;
}
