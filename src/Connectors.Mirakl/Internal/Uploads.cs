using Connectors.Http;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Files on their way to the platform, and what it says of them.</summary>
internal static class Uploads
{
    /// <summary>Makes a form of a JSON part and files.</summary>
    /// <exception cref="ArgumentException">Two files have one name, which the platform could not tell apart, or a name is not US-ASCII.</exception>
    public static MultipartFormDataContent Form(string jsonPart, byte[] json, IReadOnlyList<UploadFile> files)
    {
        if (files.DistinctBy(static f => f.Name, StringComparer.Ordinal).Count() != files.Count)
            throw new ArgumentException("Two files of one call have the same name.", nameof(files));
        var form = new MultipartFormDataContent().WithJson(jsonPart, json);
        foreach (var file in files)
            form.WithFile("files", file.Name, StreamedContent.Of(file.Open, file.MediaType));
        return form;
    }

    /// <summary>What was not refused was taken: the platform lists refusals only. One that names nothing leaves no success that could be trusted.</summary>
    public static BatchResult<T> Judge<T>(IReadOnlyList<T> sent, Func<T, string> key, UploadResult result, Func<RefusedInput, string?> refused)
    {
        var failures = new List<BatchFailure>();
        foreach (var item in result.OrderDocuments.Concat(result.ShopDocuments).Concat(result.Documents).Concat(result.Requests))
        {
            var name = (item.Input is { } input ? refused(input) : null) ?? string.Empty;
            failures.AddRange(item.Errors.Select(e => new BatchFailure(name, e.Code, e.Field, e.Message)));
        }

        if (failures.Count == 0 && result.ErrorsCount > 0)
            failures.Add(new BatchFailure(string.Empty, null, null, null));
        var names = failures.Select(static f => f.Key).ToHashSet(StringComparer.Ordinal);
        return new BatchResult<T>(names.Contains(string.Empty) ? [] : [.. sent.Where(item => !names.Contains(key(item)))], failures);
    }
}
