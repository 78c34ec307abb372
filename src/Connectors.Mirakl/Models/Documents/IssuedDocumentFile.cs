namespace Connectors.Mirakl.Models;

/// <summary>One format of an issued document.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">Its format.</param>
public sealed record IssuedDocumentFile(UploadFile File, DocumentFormat Format);
