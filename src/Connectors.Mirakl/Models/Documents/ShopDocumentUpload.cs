namespace Connectors.Mirakl.Models;

/// <summary>A business document of the shop to upload (S32).</summary>
/// <param name="File">The file.</param>
/// <param name="TypeCode">Code of its type, from DO01; a shop has one document of a type.</param>
public sealed record ShopDocumentUpload(UploadFile File, string TypeCode);
