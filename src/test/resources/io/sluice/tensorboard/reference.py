"""Writes reference.tfevents: the events of EventFileTest by TensorBoard's own classes.

Made with tensorboard 2.21.0 and numpy; run it in this folder.
"""
import numpy as np
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2
from tensorboard.summary.writer.record_writer import RecordWriter


def summary(wall_time, step, *values):
    return event_pb2.Event(wall_time=wall_time, step=step, summary=summary_pb2.Summary(value=values))


def text(tag, content):
    data = summary_pb2.SummaryMetadata.PluginData(plugin_name="text")
    return summary_pb2.Summary.Value(
        tag=tag,
        metadata=summary_pb2.SummaryMetadata(
            plugin_data=data, data_class=summary_pb2.DATA_CLASS_TENSOR),
        tensor=tensor_pb2.TensorProto(dtype="DT_STRING", string_val=[content.encode("utf-8")]))


def histogram(tag, numbers):
    counts, edges = np.histogram(numbers, bins=30)
    return summary_pb2.Summary.Value(
        tag=tag,
        histo=summary_pb2.HistogramProto(
            min=min(numbers), max=max(numbers), num=len(numbers), sum=sum(numbers),
            sum_squares=sum(n * n for n in numbers), bucket_limit=edges[1:], bucket=counts))


start = event_pb2.SessionLog(status=event_pb2.SessionLog.START)
with open("reference.tfevents", "wb") as file:
    writer = RecordWriter(file)
    for event in [
        event_pb2.Event(wall_time=1764600000.25, file_version="brain.Event:2"),
        event_pb2.Event(wall_time=1764600000.25, session_log=start),
        summary(
            1764600001.5, 7,
            summary_pb2.Summary.Value(tag="train/loss", simple_value=0.1),
            summary_pb2.Summary.Value(tag="validation/loss", simple_value=-2)),
        summary(1764600002, 8, text("sample", "    ein *Wehr*\n    \n    zu, öfter")),
        summary(1764600003, 9, histogram("alpha", [0.0, 14.5, 15.25, 30.0])),
    ]:
        writer.write(event.SerializeToString())
