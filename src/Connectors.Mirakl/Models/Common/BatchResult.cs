namespace Connectors.Mirakl.Models;

/// <summary>What became of each item of a batch. The platform answers 200 or 201 also when items fail: always look at <see cref="Failures"/>.</summary>
/// <typeparam name="T">What a success holds.</typeparam>
/// <param name="Successes">Items that were carried out; never null.</param>
/// <param name="Failures">Errors of items that were not; never null. An item with several errors has several entries.</param>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record BatchResult<T>(IReadOnlyList<T> Successes, IReadOnlyList<BatchFailure> Failures)
{
    /// <summary>Whether no item failed.</summary>
    public bool AllSucceeded => Failures.Count == 0;

    /// <summary>How many were carried out, and how many errors there are.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Successes.Count} carried out, {Failures.Count} errors");
}
