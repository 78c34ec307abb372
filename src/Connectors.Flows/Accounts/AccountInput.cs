using System.Text.Json.Serialization;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Accounts;

/// <summary>What accounts can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Looked), "looked")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(LookWanted), "look-wanted")]
internal abstract record AccountInput
{
    private AccountInput()
    {
    }

    /// <summary>The ERP was read, and compared with what the store was told.</summary>
    /// <param name="ReadAt">When reading began, UTC.</param>
    /// <param name="TableVersion">The customer table it went by.</param>
    /// <param name="Rows">What is to be written next.</param>
    /// <param name="Left">How many more are to be.</param>
    /// <param name="Findings">What a person must see.</param>
    public sealed record Looked(DateTimeOffset ReadAt, string TableVersion, IReadOnlyList<PlannedAccount> Rows, int Left, LookFindings Findings) : AccountInput
    {
        /// <summary>Where the comparison of every account goes on; null when it is over, or none is under way.</summary>
        public string? CompareFrom { get; init; }

        /// <summary>Whether a comparison of every account came to its end.</summary>
        public bool IsCompared { get; init; }

        /// <summary>Orders that the ERP has invoiced whole, by key; never null.</summary>
        public IReadOnlyList<string> Settled { get => field ?? []; init; }
    }

    /// <summary>Accounts were written.</summary>
    /// <param name="Batch">Our own number of them.</param>
    /// <param name="From">How many of them had been done before.</param>
    /// <param name="Accounts">What came of each.</param>
    /// <param name="Findings">What a person must see.</param>
    public sealed record Written(int Batch, int From, IReadOnlyList<WrittenAccount> Accounts, LookFindings Findings) : AccountInput;

    /// <summary>A person wants the ERP to be looked at and every account to be compared now.</summary>
    public sealed record LookWanted : AccountInput;
}
