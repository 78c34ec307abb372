using System.Text.Json.Serialization;

namespace Connectors.Flows.Settlement;

/// <summary>What a billing cycle can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ReadPage), "read-page")]
[JsonDerivedType(typeof(Settle), "settle")]
[JsonDerivedType(typeof(WriteJournal), "write-journal")]
[JsonDerivedType(typeof(LookAtJournal), "look-at-journal")]
[JsonDerivedType(typeof(PostJournal), "post-journal")]
[JsonDerivedType(typeof(TakeBackJournal), "take-back-journal")]
[JsonDerivedType(typeof(ClearRows), "clear-rows")]
[JsonDerivedType(typeof(LookForChanges), "look-for-changes")]
internal abstract record CycleEffect
{
    private CycleEffect()
    {
    }

    /// <summary>Read the next page of its lines.</summary>
    /// <param name="Run">Number of the reading.</param>
    public sealed record ReadPage(int Run) : CycleEffect;

    /// <summary>Map its lines and add them up.</summary>
    /// <param name="Run">Number of the reading.</param>
    public sealed record Settle(int Run) : CycleEffect;

    /// <summary>Write a journal.</summary>
    /// <param name="Number">Its document number.</param>
    public sealed record WriteJournal(string Number) : CycleEffect;

    /// <summary>Look what became of a journal.</summary>
    /// <param name="Number">Its document number.</param>
    public sealed record LookAtJournal(string Number) : CycleEffect;

    /// <summary>Post a journal.</summary>
    /// <param name="Number">Its document number.</param>
    public sealed record PostJournal(string Number) : CycleEffect;

    /// <summary>Delete a draft that nobody touched.</summary>
    /// <param name="Number">Its document number.</param>
    public sealed record TakeBackJournal(string Number) : CycleEffect;

    /// <summary>Find rows that are not needed any more.</summary>
    /// <param name="Table">Their side table.</param>
    public sealed record ClearRows(string Table) : CycleEffect;

    /// <summary>Look whether lines came or changed since the cycle was read.</summary>
    /// <param name="Run">Number of the reading.</param>
    public sealed record LookForChanges(int Run) : CycleEffect;
}
