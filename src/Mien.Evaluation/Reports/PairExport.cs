using System.Text;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Runs;
using Mien.Imaging.Files;

namespace Mien.Evaluation.Reports;

/// <summary>Writes the pictures of all pairs at their sizes, so that another program can swap them.</summary>
public static class PairExport
{
    /// <summary>NAME.source.png and NAME.target.png for each pair, and pairs.csv with a line for each; results are to be called NAME.png.</summary>
    public static void Write(EvaluationJob job, EvaluationReport report, string folder, CancellationToken cancellation)
    {
        StringBuilder list = new("name,source,target\n");
        foreach (PairScore score in report.Candidates[0].Pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            PairPictures pair = job.Look(score.Pair, cancellation);
            string name = score.Pair.Name;
            Photo.Of(pair.Source.Picture).Save(Path.Combine(folder, $"{name}.source.png"), new() { Overwrite = true, Mark = false });
            Photo.Of(pair.Target.Picture).Save(Path.Combine(folder, $"{name}.target.png"), new() { Overwrite = true, Mark = false });
            list.Append(name).Append(',').Append(name).Append(".source.png,").Append(name).Append(".target.png\n");
        }

        OutputFile.Write(Path.Combine(folder, "pairs.csv"), Encoding.UTF8.GetBytes(list.ToString()));
    }
}
