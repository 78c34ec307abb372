using Connectors.Domain.Documents;

namespace Connectors.Flows.Tests.Support;

/// <summary>A stock import as a marketplace in memory holds it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="DueAt">When it is carried out.</param>
internal sealed record FakeImport(string Id, IReadOnlyList<OfferQuantity> Rows, DateTimeOffset DueAt)
{
    public ImportProgress Progress { get; set; } = ImportProgress.Running;

    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>Whether the marketplace forgot it.</summary>
    public bool IsGone { get; set; }
}
