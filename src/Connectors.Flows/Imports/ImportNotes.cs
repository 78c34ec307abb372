using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Imports;

/// <summary>What the journal says of imports, whatever they bring.</summary>
/// <param name="flow">What codes begin with: <c>stock</c>.</param>
internal sealed class ImportNotes(string flow)
{
    /// <summary>Some of it was refused, or nobody knows what was.</summary>
    public Note Refused(RunningImport import, int count, string what, bool isUnclear) => new(
        $"{flow}.rows-refused",
        string.Create(CultureInfo.InvariantCulture, $"import {import.Id}: {count} {what} refused{(isUnclear ? ", and others of which nobody knows which" : string.Empty)}"));

    /// <summary>It came to nothing.</summary>
    public Note Failed(RunningImport import, ImportProgress? progress) =>
        new($"{flow}.import-failed", $"import {import.Id}: {(progress is null ? "the marketplace does not know it any more" : "it was not carried out")}; its offers are told anew");

    /// <summary>It is waited for no longer.</summary>
    public Note GivenUp(RunningImport import) => new($"{flow}.import-given-up", $"import {import.Id} did not end in time; its offers are told anew");
}
