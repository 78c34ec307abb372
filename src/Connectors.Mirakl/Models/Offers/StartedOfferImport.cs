namespace Connectors.Mirakl.Models;

/// <summary>A file of offers that the platform took (OF01).</summary>
/// <param name="ImportId">The import of offers; that of an equal file that is still under way, when there is one.</param>
/// <param name="ProductImportId">The import of products; null when the file held none.</param>
public sealed record StartedOfferImport(long ImportId, long? ProductImportId);
