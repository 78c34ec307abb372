namespace Connectors.Mirakl.Models;

/// <summary>A document to attach to an order (OR74).</summary>
/// <param name="File">The file: csv, doc, xls, xlsx, ppt, pdf, odt, ods, odp, txt, rtf, png, jpg, gif, zpl, mov or mp4.</param>
/// <param name="TypeCode">Code of its type, from DO01 or <c>SYSTEM_RETURN_LABEL</c>.</param>
/// <param name="ReturnId">The return that a label belongs to; null for other documents.</param>
public sealed record OrderDocumentUpload(UploadFile File, string TypeCode, string? ReturnId = null);
