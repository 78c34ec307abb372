using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Prices;

/// <summary>What telling prices can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(HandedIn), "handed-in")]
[JsonDerivedType(typeof(ImportSeen), "import-seen")]
[JsonDerivedType(typeof(LateImportSeen), "late-import-seen")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(LookWanted), "look-wanted")]
internal abstract record PriceInput
{
    private PriceInput()
    {
    }

    /// <summary>What is listed was read, and compared with what offers are to cost and with what the marketplace was told.</summary>
    /// <param name="ReadAt">When reading began, UTC.</param>
    /// <param name="TablesVersion">The tables it went by.</param>
    /// <param name="Rows">What is to be told next; at most one import of it.</param>
    /// <param name="Left">How many more are to be told or kept.</param>
    /// <param name="Kept">What is known otherwise now of offers that are not to be told.</param>
    /// <param name="Edits">How many offers were seen for the first time to show what somebody else set.</param>
    /// <param name="Findings">What a person must see of offers.</param>
    /// <param name="Refused">What a person must see of prices that were refused.</param>
    public sealed record Looked(
        DateTimeOffset ReadAt, string TablesVersion, IReadOnlyList<HandedPrices> Rows, int Left, IReadOnlyList<ToldPrices> Kept, int Edits, LookFindings Findings, LookFindings Refused) : PriceInput
    {
        /// <summary>Imports in doubt of which rows were found; never null.</summary>
        public IReadOnlyList<int> Doubtful { get => field ?? []; init; }
    }

    /// <summary>An import was handed in.</summary>
    /// <param name="Batch">Our own number of it.</param>
    /// <param name="ImportId">The marketplace's id; null when every row was withheld.</param>
    /// <param name="Withheld">Offers that were not sent.</param>
    public sealed record HandedIn(int Batch, string? ImportId, IReadOnlyList<RefusedPrices> Withheld) : PriceInput
    {
        /// <summary>Whether an earlier attempt may have been taken too, as an import of its own that nobody asks for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool MayBeTwice { get; init; }
    }

    /// <summary>An import was asked for.</summary>
    /// <param name="ImportId">The marketplace's id.</param>
    /// <param name="Progress">How far it is; null when the marketplace does not know it any more.</param>
    /// <param name="Refused">Offers whose prices were refused.</param>
    /// <param name="IsUnclear">Whether rows were refused of which nobody knows which.</param>
    public sealed record ImportSeen(string ImportId, ImportProgress? Progress, IReadOnlyList<RefusedPrices> Refused, bool IsUnclear) : PriceInput;

    /// <summary>An import that was given up was asked for.</summary>
    /// <param name="ImportId">The marketplace's id.</param>
    /// <param name="IsOver">Whether it cannot change anything any more.</param>
    public sealed record LateImportSeen(string ImportId, bool IsOver) : PriceInput;

    /// <summary>A person says that a large change is meant.</summary>
    /// <param name="Offer">The offer.</param>
    /// <param name="Price">The least that a shopper is to pay by the price it is about.</param>
    public sealed record Confirmed(OfferId Offer, Money Price) : PriceInput;

    /// <summary>A person wants a look now.</summary>
    public sealed record LookWanted : PriceInput;
}
