using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Models;
using CsvHelper;

namespace Connectors.Mirakl.Internal;

/// <summary>CSV files to and from the platform, one row at a time: UTF-8, every cell quoted, so that memory does not grow with the file.</summary>
internal static class CsvFiles
{
    /// <summary>Larger rows are no rows: an open quote swallowed the file.</summary>
    private const int MaxRowBytes = 4 * 1024 * 1024;

    /// <summary>A file that is written while it is sent. Rows are asked for anew at each attempt, and must be the same then.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="write">Makes the writer of one attempt, which writes the cells of each row.</param>
    /// <param name="delimiter">What separates cells.</param>
    /// <param name="digest">What tells rows of other content apart.</param>
    /// <exception cref="RowsException">The rows could not be had, one is wrong, or they are not those of the first attempt.</exception>
    public static StreamedContent Content<TRow>(
        IAsyncEnumerable<TRow> rows, IReadOnlyList<string> columns, Func<Action<CsvWriter, TRow>> write, char delimiter, Func<TRow, int> digest)
    {
        var sent = new SentRows<TRow>(digest);
        return new(
            (stream, cancellationToken) =>
            {
                var (cells, writing) = (write(), sent.Begin());
                return WriteAsync(stream, rows, columns, Cells, delimiter, cancellationToken, writing.End);

                void Cells(CsvWriter csv, TRow row)
                {
                    writing.Take(row);
                    cells(csv, row);
                }
            },
            "text/csv");
    }

    public static async Task WriteAsync<TRow>(
        Stream stream,
        IAsyncEnumerable<TRow> rows,
        IReadOnlyList<string> columns,
        Action<CsvWriter, TRow> write,
        char delimiter,
        CancellationToken cancellationToken,
        Action? end = null)
    {
        var options = new CsvWriterOptions
        {
            Separator = delimiter, Quoting = CsvQuoting.Always, NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture,
        };
        var csv = CsvWriter.Create(stream, options, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            csv.WriteHeader([.. columns]);
            var source = rows.GetAsyncEnumerator(cancellationToken);
            await using (source.ConfigureAwait(false))
            {
                while (await NextAsync(source, csv, write, end, cancellationToken).ConfigureAwait(false))
                    await csv.EndRecordAsync(cancellationToken).ConfigureAwait(false);
            }
            await csv.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a file that the platform made; its separator is found out, and its cells may hold line breaks and quotes.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="operation">The operation that brought it.</param>
    /// <param name="columns">Columns of which it must have one, or it is another file; null takes any.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ConnectorException">The file broke off, is no CSV, or is another file.</exception>
    public static async IAsyncEnumerable<FileRow> ReadAsync(Stream stream, Operation? operation, IReadOnlyList<string>? columns = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var csv = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true, MaxRecordSize = MaxRowBytes }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            FileHeader? header = null;
            while (await ReadAsync(csv, operation, cancellationToken).ConfigureAwait(false))
            {
                header ??= Header(csv, operation, columns);
                var cells = new string[csv.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = csv.GetString(i);
                yield return new FileRow(header, cells);
            }
            if (header is null)
                _ = Header(csv, operation, columns);
        }
    }

    private static FileHeader Header(CsvReader csv, Operation? operation, IReadOnlyList<string>? columns)
    {
        var header = new FileHeader([.. csv.Headers]);
        return columns is null || columns.Any(column => header.Find(column) is not null)
            ? header
            : throw ConnectorException.For(operation ?? MiraklOperations.GetOrders, FailureKind.Unreadable, "the file has none of the columns that it must have");
    }

    private static async ValueTask<bool> NextAsync<TRow>(
        IAsyncEnumerator<TRow> source, CsvWriter csv, Action<CsvWriter, TRow> write, Action? end, CancellationToken cancellationToken)
    {
        try
        {
            if (!await source.MoveNextAsync().ConfigureAwait(false))
            {
                end?.Invoke();
                return false;
            }

            write(csv, source.Current);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Of a type that the transport does not take for one of its own failures.
            throw new RowsException(e);
        }
    }

    private static async ValueTask<bool> ReadAsync(CsvReader csv, Operation? operation, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException)
        {
            // Not with its cause, which may quote the row.
            throw ConnectorException.For(operation ?? MiraklOperations.GetOrders, FailureKind.Unreadable, "unreadable CSV");
        }
    }
}
